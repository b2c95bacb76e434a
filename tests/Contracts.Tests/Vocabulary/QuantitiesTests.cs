using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Units;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Tests.Vocabulary;

public sealed partial class QuantitiesTests
{
    [Fact]
    public void All_EveryProperty_IsListedOnce()
    {
        var properties = typeof(Quantities).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(QuantityDefinition)).Select(p => (QuantityDefinition)p.GetValue(null)!).ToList();
        Assert.Equal(properties.Count, Quantities.All.Count);
        Assert.Equal(properties.ToHashSet(), Quantities.All.ToHashSet());
        Assert.True(Quantities.All.Count >= 45);
    }

    [Fact]
    public void All_Codes_AreUniqueAndOfTheForm()
    {
        Assert.Equal(Quantities.All.Count, Quantities.All.Select(q => q.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Quantities.All, q => Assert.Matches(CodeForm(), q.Code));
        Assert.All(Quantities.All, q => Assert.InRange(q.Code.Length, 2, 40));
    }

    [Fact]
    public void All_PropertyNames_AreTheCodes() => Assert.All(
        typeof(Quantities).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(QuantityDefinition)),
        p => Assert.Equal(p.Name.ToLowerInvariant(), ((QuantityDefinition)p.GetValue(null)!).Code.Replace("-", "", StringComparison.Ordinal)));

    [Fact]
    public void All_Ranges_AreOrderedAndBoundNumbers() => Assert.All(Quantities.All.Where(q => !q.IsText), q =>
    {
        Assert.True(q.Minimum <= q.Maximum, q.Code);
        Assert.True(q.Minimum > double.MinValue && q.Maximum < double.MaxValue, $"{q.Code} has no plausible range");
    });

    [Fact]
    public void All_Units_AreInTheTableAndTheLabelNeedsNoConversion() => Assert.All(Quantities.All, q =>
    {
        if (q.SenMlUnit is { } label)
        {
            var unit = UnitTable.Find(label);
            Assert.True(unit is not null, $"{q.Code}: {label}");
            Assert.Equal(q.Unit, unit.Ucum);
        }
        else
        {
            Assert.Equal("1", q.Unit);
        }
    });

    [Fact]
    public void All_Kinds_HaveTheFormThatTheyNeed() => Assert.All(Quantities.All, q =>
    {
        Assert.True(q.Kind is not QuantityKind.Sample || (q.SenMlUnit is not null && !q.IsText), $"{q.Code}: a sample has a unit");
        Assert.True(q.Kind is not QuantityKind.Count || q.Minimum == 0, $"{q.Code}: a count starts at 0");
        Assert.True(q.Kind is not QuantityKind.Waveform || (q.IsText && q.Texts.Count == 0 && q.SenMlUnit is not null), $"{q.Code}: a waveform is a block with a unit");
        Assert.True(q.Kind is not QuantityKind.State || q.SenMlUnit is null, $"{q.Code}: a state has no unit");
        Assert.True(q.Kind is not (QuantityKind.State or QuantityKind.Event) || q.UsualPeriod is null, $"{q.Code}: only speaks when something happens");
        Assert.True(q.IsText || q.Texts.Count == 0, $"{q.Code}: texts of a number");
        Assert.All(q.Texts, t => Assert.Matches(CodeForm(), t));
        Assert.True(q.UsualPeriod is null || q.UsualPeriod > TimeSpan.Zero, q.Code);
    });

    [Fact]
    public void All_Names_AreThereInBothLanguagesAndDiffer()
    {
        Assert.All(Quantities.All, q => Assert.True(q.French.Trim().Length > 1 && q.English.Trim().Length > 1 && char.IsUpper(q.French[0]) && char.IsUpper(q.English[0]), q.Code));
        Assert.Equal(Quantities.All.Count, Quantities.All.Select(q => q.French).Distinct().Count());
        Assert.Equal(Quantities.All.Count, Quantities.All.Select(q => q.English).Distinct().Count());
    }

    [Fact]
    public void All_LoincCodes_AreUniqueAndHaveTheirCheckDigit()
    {
        var codes = Quantities.All.Where(q => q.Loinc is not null).Select(q => q.Loinc!).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.True(HasCheckDigit(code), code));
        Assert.False(HasCheckDigit("8867-5"));
    }

    [Theory]
    [InlineData("heart-rate", "8867-4")]
    [InlineData("respiratory-rate", "9279-1")]
    [InlineData("body-temperature", "8310-5")]
    [InlineData("oxygen-saturation", "59408-5")]
    [InlineData("systolic-blood-pressure", "8480-6")]
    [InlineData("diastolic-blood-pressure", "8462-4")]
    [InlineData("mean-blood-pressure", "8478-0")]
    [InlineData("body-weight", "29463-7")]
    public void Find_VitalSigns_HaveTheCodesOfTheFhirProfiles(string code, string loinc) => Assert.Equal(loinc, Quantities.Find(code)!.Loinc);

    [Fact]
    public void Find_EveryCode_IsItsEntryAndNothingElseIs()
    {
        Assert.All(Quantities.All, q => Assert.Same(q, Quantities.Find(q.Code)));
        Assert.All(Quantities.All, q => Assert.Same(q, Quantities.Find(q.Code.AsSpan())));
        Assert.Null(Quantities.Find("Heart-Rate"));
        Assert.Null(Quantities.Find(""));
        Assert.Null(Quantities.Find((string?)null));
    }

    /// <summary>Mod 10 as the LOINC users' guide describes it, in its appendix on check digits.</summary>
    private static bool HasCheckDigit(string code)
    {
        var parts = code.Split('-');
        var digits = parts[0].Reverse().Select(c => c - '0').ToList();
        var odd = string.Concat(digits.Where((_, i) => i % 2 == 0).Reverse());
        var even = string.Concat(digits.Where((_, i) => i % 2 == 1).Reverse());
        var joined = even + (int.Parse(odd, CultureInfo.InvariantCulture) * 2).ToString(CultureInfo.InvariantCulture);
        var sum = joined.Sum(c => c - '0');
        return parts.Length == 2 && parts[1] == ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodeForm();
}
