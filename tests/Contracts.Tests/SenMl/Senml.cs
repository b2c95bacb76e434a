using System.Text;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Tests.SenMl;

/// <summary>Short ways to say what tests read.</summary>
internal static class Senml
{
    /// <summary>2011-10-31T16:27:09Z, the time of the examples.</summary>
    public static readonly Instant Now = new(1_320_078_429_000_000);

    public static IReadOnlyList<SenMlMeasurement> Resolve(string json)
    {
        var result = SenMlDecoder.Resolve(Encoding.UTF8.GetBytes(json), PackFormat.Json, Now);
        Assert.True(result.Records is not null, $"{result.Reason}: {result.Detail}");
        return result.Records;
    }

    public static IReadOnlyList<SenMlMeasurement> ResolveCbor(string hex)
    {
        var result = SenMlDecoder.Resolve(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), PackFormat.Cbor, Now);
        Assert.True(result.Records is not null, $"{result.Reason}: {result.Detail}");
        return result.Records;
    }

    public static string? RefusalOf(string json) => SenMlDecoder.Resolve(Encoding.UTF8.GetBytes(json), PackFormat.Json, Now).Reason;

    public static string? RefusalOfCbor(string hex) => SenMlDecoder.Resolve(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), PackFormat.Cbor, Now).Reason;

    /// <summary>Name, unit, seconds since 1970 and number, as one line.</summary>
    public static string Line(SenMlMeasurement m) => FormattableString.Invariant($"{m.Name} {m.Unit} {m.Time.Microseconds / 1_000_000m} {m.Value}");
}
