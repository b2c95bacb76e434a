using AgeingMonitor.Contracts.Units;

namespace AgeingMonitor.Contracts.Tests.Units;

public sealed class UnitTableTests
{
    /// <summary>RFC 8428 table 6, in its order.</summary>
    private const string Rfc8428 =
        "m kg g s A K cd mol Hz rad sr N Pa J W C V F Ohm S Wb T H Cel lm lx Bq Gy Sv kat m2 m3 l m/s m/s2 m3/s l/s W/m2 cd/m2 bit bit/s lat lon pH dB dBW Bspl count / % %RH %EL EL 1/s 1/min beat/min beats S/m";

    /// <summary>RFC 8798 table 1.</summary>
    private const string Rfc8798 = "B VA VAs var vars J/m kg/m3 deg";

    [Fact]
    public void All_PrimaryLabels_AreThoseOfTheTwoRfcs() =>
        Assert.Equal($"{Rfc8428} {Rfc8798}".Split(' '), UnitTable.All.Where(u => u.Origin == UnitOrigin.Primary).Select(u => u.Label));

    /// <summary>RFC 8798 table 2: secondary unit, SenML unit, scale, offset.</summary>
    [Theory]
    [InlineData("ms", "s", 1, 1000, 0)]
    [InlineData("min", "s", 60, 1, 0)]
    [InlineData("h", "s", 3600, 1, 0)]
    [InlineData("MHz", "Hz", 1000000, 1, 0)]
    [InlineData("kW", "W", 1000, 1, 0)]
    [InlineData("kVA", "VA", 1000, 1, 0)]
    [InlineData("kvar", "var", 1000, 1, 0)]
    [InlineData("Ah", "C", 3600, 1, 0)]
    [InlineData("Wh", "J", 3600, 1, 0)]
    [InlineData("kWh", "J", 3600000, 1, 0)]
    [InlineData("varh", "vars", 3600, 1, 0)]
    [InlineData("kvarh", "vars", 3600000, 1, 0)]
    [InlineData("kVAh", "VAs", 3600000, 1, 0)]
    [InlineData("Wh/km", "J/m", 3.6, 1, 0)]
    [InlineData("KiB", "B", 1024, 1, 0)]
    [InlineData("GB", "B", 1e9, 1, 0)]
    [InlineData("Mbit/s", "bit/s", 1000000, 1, 0)]
    [InlineData("B/s", "bit/s", 8, 1, 0)]
    [InlineData("MB/s", "bit/s", 8000000, 1, 0)]
    [InlineData("mV", "V", 1, 1000, 0)]
    [InlineData("mA", "A", 1, 1000, 0)]
    [InlineData("dBm", "dBW", 1, 1, -30)]
    [InlineData("ug/m3", "kg/m3", 1, 1e9, 0)]
    [InlineData("mm/h", "m/s", 1, 3600000, 0)]
    [InlineData("m/h", "m/s", 1, 3600, 0)]
    [InlineData("ppm", "/", 1, 1000000, 0)]
    [InlineData("/100", "/", 1, 100, 0)]
    [InlineData("/1000", "/", 1, 1000, 0)]
    [InlineData("hPa", "Pa", 100, 1, 0)]
    [InlineData("mm", "m", 1, 1000, 0)]
    [InlineData("cm", "m", 1, 100, 0)]
    [InlineData("km", "m", 1000, 1, 0)]
    [InlineData("km/h", "m/s", 1, 3.6, 0)]
    public void Find_SecondaryUnit_HasScaleAndOffsetOfTheRfc(string label, string primary, double numerator, double denominator, double offset)
    {
        var unit = UnitTable.Find(label)!;
        Assert.Equal((UnitOrigin.Secondary, primary), (unit.Origin, unit.Base));
        Assert.Equal(numerator / denominator, (double)(unit.Numerator / unit.Denominator), 1e-12);
        Assert.Equal(offset, (double)unit.Offset);
        Assert.True(UnitTable.TryConvert(10, unit, UnitTable.Find(primary)!, out var converted));
        Assert.Equal((10 * numerator / denominator) + offset, converted, 1e-12);
    }

    [Fact]
    public void All_SecondaryUnits_AreThirtyThreeAndOneIsPrivate()
    {
        Assert.Equal(33, UnitTable.All.Count(u => u.Origin == UnitOrigin.Secondary));
        Assert.Equal(["mm[Hg]"], UnitTable.All.Where(u => u.Origin == UnitOrigin.Private).Select(u => u.Label));
    }

    [Fact]
    public void All_EveryRow_LeadsToAnUnscaledUnitAndBack()
    {
        Assert.Equal(UnitTable.All.Count, UnitTable.All.Select(u => u.Label).Distinct(StringComparer.Ordinal).Count());
        Assert.All(UnitTable.All, unit =>
        {
            Assert.Same(unit, UnitTable.Find(unit.Label));
            Assert.Same(unit, UnitTable.Find(unit.Label.AsSpan()));
            Assert.Equal(unit.Ucum, UnitTable.ToUcum(unit.Label));
            var target = UnitTable.Find(unit.Base)!;
            Assert.Equal((target.Label, 1m, 1m, 0m), (target.Base, target.Numerator, target.Denominator, target.Offset));
            Assert.True(UnitTable.TryConvert(12.5, unit, target, out var inBase));
            Assert.True(UnitTable.TryConvert(inBase, target, unit, out var back));
            Assert.Equal(12.5, back, 1e-9);
        });
    }

    [Fact]
    public void ToSenMl_EveryUcumCode_LeadsToALabelOfThatCodeAndSize() => Assert.All(UnitTable.All.Where(u => u.Ucum is not null), unit =>
    {
        var label = UnitTable.Find(UnitTable.ToSenMl(unit.Ucum!))!;
        Assert.Equal(unit.Ucum, label.Ucum);
        Assert.Equal((unit.Numerator, unit.Denominator, unit.Offset), (label.Numerator, label.Denominator, label.Offset));
    });

    [Theory]
    [InlineData("1", "/")]
    [InlineData("/min", "1/min")]
    [InlineData("%", "/100")]
    [InlineData("s", "s")]
    [InlineData("mm[Hg]", "mm[Hg]")]
    [InlineData("Cel", "Cel")]
    [InlineData("By", "B")]
    public void ToSenMl_CodeOfSeveralLabels_IsTheGeneralOne(string ucum, string label) => Assert.Equal(label, UnitTable.ToSenMl(ucum));

    [Theory]
    [InlineData("km/h", "m/s", 3.6, 1)]
    [InlineData("Cel", "K", 36.5, 309.65)]
    [InlineData("K", "Cel", 309.65, 36.5)]
    [InlineData("mm[Hg]", "Pa", 120, 15998.64)]
    [InlineData("mm[Hg]", "hPa", 120, 159.9864)]
    [InlineData("%", "/100", 0.97, 97)]
    [InlineData("beat/min", "Hz", 90, 1.5)]
    [InlineData("dBm", "dBW", 10, -20)]
    public void TryConvert_KnownPairs_AreExact(string from, string to, double value, double expected)
    {
        // km/h, dBm: RFC 8798; 273.15: SI; 133.322 kPa for m[Hg]: UCUM; % as a ratio: note 2 of RFC 8428 table 6.
        Assert.True(UnitTable.TryConvert(value, UnitTable.Find(from)!, UnitTable.Find(to)!, out var converted));
        Assert.Equal(expected, converted);
    }

    [Theory]
    [InlineData("kg", "m", 1)]
    [InlineData("count", "/", 1)]
    [InlineData("lat", "lon", 1)]
    [InlineData("Pa", "hPa", 1e300)]
    [InlineData("Pa", "hPa", double.NaN)]
    public void TryConvert_WhatCannotBeConverted_IsFalse(string from, string to, double value) =>
        Assert.False(UnitTable.TryConvert(value, UnitTable.Find(from)!, UnitTable.Find(to)!, out _));

    [Fact]
    public void Find_UnknownOrOtherCase_IsNull()
    {
        Assert.Null(UnitTable.Find("cel"));
        Assert.Null(UnitTable.Find("bpm"));
        Assert.Null(UnitTable.Find((string?)null));
        Assert.Null(UnitTable.ToUcum("bpm"));
        Assert.Null(UnitTable.ToSenMl("[degF]"));
    }

    [Fact]
    public void Quantity_IsAFiniteValueInAUnit()
    {
        Assert.Equal("36.5 Cel", new Quantity(36.5, "Cel").ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(double.NaN, "Cel"));
        Assert.Throws<ArgumentException>(() => new Quantity(1, ""));
        Assert.Equal("1", default(Quantity).Unit);
    }
}
