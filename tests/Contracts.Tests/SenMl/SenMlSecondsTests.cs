using System.Globalization;
using System.Numerics;
using System.Text;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.SenMl;

/// <summary>Time against plain big-number arithmetic.</summary>
public sealed class SenMlSecondsTests
{
    private static Instant Time(string json) => Assert.Single(SenMlDecoder.Resolve(Encoding.UTF8.GetBytes(json), PackFormat.Json, Senml.Now).Records!).Time;

    [Fact]
    public void Resolve_DecimalTexts_RoundAsBigNumbersDo() => Property.Holds(
        Gen.Select(Gen.Long[300_000_000, 8_999_999_999], Gen.String[Gen.Char['0', '9'], 1, 25]),
        5000,
        parts =>
        {
            var (whole, fraction) = parts;
            var scale = BigInteger.Pow(10, fraction.Length);
            var doubled = ((BigInteger.Parse(whole + fraction, CultureInfo.InvariantCulture) * 2 * 1_000_000) + scale) / (2 * scale);
            Assert.Equal((long)doubled, Time($$"""[{"n":"a","v":1,"t":{{whole}}.{{fraction}}}]""").Microseconds);
        });

    [Fact]
    public void Resolve_TheSameInstantAsTextFractionAndDouble_IsTheSame() => Property.Holds(Gen.Long[300_000_000_000_000, 8_589_934_591_000_000], 5000, microseconds =>
    {
        // Up to 2^33 seconds a double is closer than half a microsecond.
        var text = FormattableString.Invariant($"{microseconds / 1_000_000m}");
        Assert.Equal(microseconds, Time($$"""[{"n":"a","v":1,"t":{{text}}}]""").Microseconds);

        var fraction = "C482251B" + microseconds.ToString("X16", CultureInfo.InvariantCulture);
        var number = "FB" + BitConverter.DoubleToInt64Bits((double)(microseconds / 1_000_000m)).ToString("X16", CultureInfo.InvariantCulture);
        foreach (var form in (string[])[fraction, number])
        {
            Assert.Equal(microseconds, Assert.Single(Senml.ResolveCbor($"81A3006161020106{form}")).Time.Microseconds);
        }
    });
}
