using System.Globalization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Testing.Replay.Golden;

/// <summary>Names the subject of an alert by its place in the home's plan, so that a golden log holds no opaque id.</summary>
internal static class SubjectNames
{
    private const string SensorPrefix = "sensor:";
    private const string KitPrefix = "kit:";

    /// <summary>The name; a subject that the plan does not know keeps its own text.</summary>
    public static string Of(AlertSubject subject, HomePlan home)
    {
        if (subject.Resident is { } resident)
        {
            return Numbered("resident-", PlaceOf(home.Residents.Select(residency => residency.Resident), resident)) ?? subject.Value;
        }

        if (subject.Value.StartsWith(KitPrefix, StringComparison.Ordinal))
        {
            return KitName(subject.Value[KitPrefix.Length..], home) ?? subject.Value;
        }

        return subject.Value.StartsWith(SensorPrefix, StringComparison.Ordinal) ? SensorName(subject.Value[SensorPrefix.Length..], home) ?? subject.Value : subject.Value;
    }

    private static string? SensorName(string sensor, HomePlan home)
    {
        var slash = sensor.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 || KitName(sensor[..slash], home) is not { } kit ? null
            : kit == "kit-1" ? $"sensor {sensor[(slash + 1)..]}"
            : $"sensor {sensor[(slash + 1)..]} of {kit}";
    }

    private static string? KitName(string kit, HomePlan home) => Numbered("kit-", PlaceOf(home.Kits.Select(placement => placement.Kit.Value), kit));

    private static string? Numbered(string prefix, int place) => place == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{prefix}{place}");

    /// <summary>From 1, each counted once; 0 when it is not there.</summary>
    private static int PlaceOf<T>(IEnumerable<T> all, T one) => all.Distinct().ToList().IndexOf(one) + 1;
}
