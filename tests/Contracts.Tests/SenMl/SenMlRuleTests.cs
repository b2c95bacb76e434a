using System.Globalization;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Tests.SenMl;

/// <summary>The rules of RFC 8428 section 4, each with what keeps it and what breaks it.</summary>
public sealed class SenMlRuleTests
{
    [Theory]
    [InlineData("""[{"bver":10,"n":"a","v":1}]""", null)]
    [InlineData("""[{"bver":5,"n":"a","v":1}]""", null)]
    [InlineData("""[{"bver":26,"n":"a","u":"ms","v":1}]""", null)]
    [InlineData("""[{"bver":10,"n":"a","v":1},{"bver":10,"n":"b","v":1}]""", null)]
    [InlineData("""[{"n":"a","v":1},{"bver":10,"n":"b","v":1}]""", null)]
    [InlineData("""[{"bver":11,"n":"a","v":1}]""", WireReasons.Version)]
    [InlineData("""[{"bver":42,"n":"a","v":1}]""", WireReasons.Version)]
    [InlineData("""[{"bver":0,"n":"a","v":1}]""", WireReasons.Version)]
    [InlineData("""[{"bver":-1,"n":"a","v":1}]""", WireReasons.Version)]
    [InlineData("""[{"bver":9,"n":"a","v":1},{"bver":10,"n":"b","v":1}]""", WireReasons.Version)]
    [InlineData("""[{"n":"a","v":1},{"bver":26,"n":"b","v":1}]""", WireReasons.Version)]
    [InlineData("""[{"bver":10.5,"n":"a","v":1}]""", WireReasons.FieldType)]
    [InlineData("""[{"bver":"10","n":"a","v":1}]""", WireReasons.FieldType)]
    public void Resolve_Versions_UpToTenAndTwentySixAndNoChange(string json, string? reason) => Assert.Equal(reason, Senml.RefusalOf(json));

    [Theory]
    [InlineData("""[{"n":"a","v":1,"x":"y"}]""", null)]
    [InlineData("""[{"n":"a","v":1,"x":{"v":[1,2,{"n":"b"}]}}]""", null)]
    [InlineData("""[{"n":"a","v":1,"_x":1}]""", null)]
    [InlineData("""[{"n":"a","v":1,"x_":1}]""", WireReasons.MandatoryField)]
    [InlineData("""[{"n":"a","v":1,"x\u005f":1}]""", WireReasons.MandatoryField)]
    [InlineData("""[{"n":"a","v":1,"_":1}]""", WireReasons.MandatoryField)]
    public void Resolve_UnknownFields_AreIgnoredUnlessTheyEndInAnUnderscore(string json, string? reason) => Assert.Equal(reason, Senml.RefusalOf(json));

    [Theory]
    [InlineData("81 a3 00 61 61 02 01 61 78 82 01 02", null, "text label x, an array")]
    [InlineData("81 a3 00 61 61 02 01 18 63 01", null, "integer label 99")]
    [InlineData("81 a3 00 61 61 02 01 61 78 c1 9f 5f 41 00 ff ff", null, "a tag, an indefinite array, chunks")]
    [InlineData("81 a3 00 61 61 02 01 62 78 5f 01", WireReasons.MandatoryField, "text label x_")]
    public void ResolveCbor_UnknownFields_AreIgnoredUnlessTheyEndInAnUnderscore(string hex, string? reason, string what) => Assert.True(reason == Senml.RefusalOfCbor(hex), what);

    [Theory]
    [InlineData("""[{"n":"a","v":1,"vs":"x"}]""", WireReasons.ValueCount)]
    [InlineData("""[{"n":"a","vb":true,"vd":"AA"}]""", WireReasons.ValueCount)]
    [InlineData("""[{"n":"a"}]""", WireReasons.ValueCount)]
    [InlineData("""[{"bn":"a","t":1}]""", WireReasons.ValueCount)]
    [InlineData("""[{}]""", WireReasons.ValueCount)]
    [InlineData("""[{"n":"a","s":1}]""", null)]
    [InlineData("""[{"n":"a","v":2,"s":1}]""", null)]
    [InlineData("""[{"bn":"a","bs":5},{"n":"b"}]""", null)]
    public void Resolve_OneValueOrASum_IsNeeded(string json, string? reason) => Assert.Equal(reason, Senml.RefusalOf(json));

    [Theory]
    [InlineData("a", true)]
    [InlineData("Z9-:._/", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData(":a", false)]
    [InlineData("a b", false)]
    [InlineData("a+b", false)]
    [InlineData("é", false)]
    public void Resolve_Names_AreOfTheAllowedCharacters(string name, bool allowed) =>
        Assert.Equal(allowed ? null : WireReasons.Name, Senml.RefusalOf($$"""[{"n":"{{name}}","v":1}]"""));

    [Fact]
    public void Resolve_NameOverTheLimit_IsRefused()
    {
        Assert.Null(Senml.RefusalOf($$"""[{"bn":"{{new string('a', 100)}}","n":"{{new string('b', 60)}}","v":1}]"""));
        Assert.Equal(WireReasons.Name, Senml.RefusalOf($$"""[{"bn":"{{new string('a', 100)}}","n":"{{new string('b', 61)}}","v":1}]"""));
    }

    [Fact]
    public void Resolve_BaseValueAndBaseSum_AreAddedUntilTheyChange()
    {
        var all = Senml.Resolve("""[{"bn":"a","bv":20,"bs":100,"v":1.5,"s":1},{"v":2},{"bv":0,"v":2,"s":3},{"vs":"x"}]""");
        Assert.Equal([21.5, 22.0, 2.0, null], all.Select(m => m.Value));
        Assert.Equal([101.0, 100.0, 103.0, 100.0], all.Select(m => m.Sum));
    }

    [Fact]
    public void Resolve_UnitOfItsOwn_OverridesTheBaseUnitOnce()
    {
        var all = Senml.Resolve("""[{"bn":"a","bu":"Cel","v":1},{"u":"%RH","v":2},{"v":3}]""");
        Assert.Equal(["Cel", "%RH", "Cel"], all.Select(m => m.Unit));
    }

    [Theory]
    [InlineData("0", "2011-10-31T16:27:09.000000Z")]
    [InlineData("-1.5", "2011-10-31T16:27:07.500000Z")]
    [InlineData("268435455.999999", "2020-05-03T13:51:24.999999Z")]
    [InlineData("268435456", "1978-07-04T21:24:16.000000Z")]
    [InlineData("1320067464.123456", "2011-10-31T13:24:24.123456Z")]
    [InlineData("1320067464.1234564", "2011-10-31T13:24:24.123456Z")]
    [InlineData("1320067464.1234565", "2011-10-31T13:24:24.123457Z")]
    [InlineData("1320067464.12345649999999999999999999", "2011-10-31T13:24:24.123456Z")]
    [InlineData("13200674641234565e-7", "2011-10-31T13:24:24.123457Z")]
    [InlineData("1.320067464123456E9", "2011-10-31T13:24:24.123456Z")]
    public void Resolve_Times_AreRelativeBelow2To28AndExact(string seconds, string expected) =>
        Assert.Equal(expected, Assert.Single(Senml.Resolve($$"""[{"n":"a","t":{{seconds}},"v":1}]""")).Time.ToString());

    [Fact]
    public void Resolve_BaseTimeAndTime_AreRoundedOnceAfterAdding()
    {
        // Each alone would round down; together they are half a microsecond, which goes up.
        var one = Assert.Single(Senml.Resolve("""[{"n":"a","bt":1320067464.00000025,"t":0.00000025,"v":1}]"""));
        Assert.Equal(new Instant(1_320_067_464_000_001), one.Time);
    }

    [Theory]
    [InlineData("1e11")]
    [InlineData("-1e11")]
    [InlineData("1e400")]
    [InlineData("9000000000.1")]
    [InlineData("1e999999999999")]
    public void Resolve_TimeOutOfRange_IsRefused(string seconds) =>
        Assert.Equal(WireReasons.Time, Senml.RefusalOf($$"""[{"n":"a","t":{{seconds}},"v":1}]"""));

    [Fact]
    public void Resolve_BaseTimeAndTimeOutOfRangeTogether_IsRefused() =>
        Assert.Equal(WireReasons.Time, Senml.RefusalOf("""[{"n":"a","bt":9000000000,"t":9000000000,"v":1}]"""));

    [Fact]
    public void Resolve_UpdateTime_IsADuration() =>
        Assert.Equal(TimeSpan.FromSeconds(90.5), Assert.Single(Senml.Resolve("""[{"n":"a","ut":90.5,"v":1}]""")).UpdateTime);

    [Theory]
    [InlineData("fb 41d3aba86207e6b4", "1320067464.123456", "a double")]
    [InlineData("c4 82 25 1b 0004b09828475440", "1320067464.123456", "a decimal fraction")]
    [InlineData("c4 82 22 1b 000001335a26fd8b", "1320067464.587", "a decimal fraction of milliseconds")]
    [InlineData("1a 4eaea188", "1320067464", "an integer")]
    [InlineData("fa 4e9d5d43", "1320067456", "a single")]
    public void ResolveCbor_Times_OfEveryKindOfNumber(string number, string seconds, string what)
    {
        var one = Assert.Single(Senml.ResolveCbor($"81 a3 00 61 61 06 {number} 02 01"));
        Assert.True(one.Time.Microseconds == (long)(decimal.Parse(seconds, CultureInfo.InvariantCulture) * 1_000_000), $"{what}: {one.Time.Microseconds}");
    }

    [Theory]
    [InlineData("02", 2)]
    [InlineData("21", -2)]
    [InlineData("1b ffffffffffffffff", 18446744073709551615.0)]
    [InlineData("3b ffffffffffffffff", -18446744073709551616.0)]
    [InlineData("f9 3e00", 1.5)]
    [InlineData("fa 47c35000", 100000.0)]
    [InlineData("fb 3ff199999999999a", 1.1)]
    [InlineData("c4 82 21 19 6ab3", 273.15)]
    [InlineData("c4 82 01 03", 30)]
    [InlineData("c4 82 38 1d 1b 7fffffffffffffff", 9.223372036854775807e-12)]
    [InlineData("c4 9f 20 01 ff", 0.1)]
    public void ResolveCbor_Numbers_AreThoseOfRfc8949(string number, double expected) =>
        Assert.Equal(expected, Assert.Single(Senml.ResolveCbor($"81 a2 00 61 61 02 {number}")).Value);

    [Theory]
    [InlineData("f9 7e00", WireReasons.NotFinite)]
    [InlineData("f9 7c00", WireReasons.NotFinite)]
    [InlineData("fb fff0000000000000", WireReasons.NotFinite)]
    [InlineData("f6", WireReasons.FieldType)]
    [InlineData("f4", WireReasons.FieldType)]
    [InlineData("61 31", WireReasons.FieldType)]
    [InlineData("c5 82 20 01", WireReasons.FieldType)]
    [InlineData("c4 83 20 01 01", WireReasons.FieldType)]
    [InlineData("c4 82 39 ffff 01", WireReasons.FieldType)]
    [InlineData("c4 82 3b 7fffffffffffffff 01", WireReasons.FieldType)]
    public void ResolveCbor_WhatIsNoFiniteNumber_IsRefused(string number, string reason) =>
        Assert.Equal(reason, Senml.RefusalOfCbor($"81 a2 00 61 61 02 {number}"));

    [Theory]
    [InlineData("1e400", WireReasons.NotFinite)]
    [InlineData("-1e400", WireReasons.NotFinite)]
    [InlineData("null", WireReasons.FieldType)]
    [InlineData("true", WireReasons.FieldType)]
    [InlineData("\"1\"", WireReasons.FieldType)]
    [InlineData("NaN", WireReasons.Malformed)]
    [InlineData("01", WireReasons.Malformed)]
    public void Resolve_WhatIsNoFiniteNumber_IsRefused(string number, string reason) =>
        Assert.Equal(reason, Senml.RefusalOf($$"""[{"n":"a","v":{{number}}}]"""));
}
