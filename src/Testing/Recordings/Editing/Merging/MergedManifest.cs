using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Recordings.Editing.Merging;

/// <summary>One manifest of several. A home that is in more than one must be the same in all: a merged recording has one truth about a home.</summary>
internal static class MergedManifest
{
    private const string OtherZone = "Etc/UTC";

    /// <summary>The manifest, or the first conflict in a sentence for a person.</summary>
    public static (RecordingManifest? Manifest, string? Problem) Of(IReadOnlyList<(string Path, RecordingManifest Manifest)> sources, string name)
    {
        var homes = new Dictionary<HomeId, (HomePlan Plan, string Path)>();
        var order = new List<HomePlan>();
        foreach (var (path, manifest) in sources)
        {
            foreach (var home in manifest.Homes)
            {
                if (!homes.TryGetValue(home.Home, out var known))
                {
                    homes[home.Home] = (home, path);
                    order.Add(home);
                }
                else if (DifferenceOf(known.Plan, home) is { } difference)
                {
                    return (null, $"the home {home.Home} has other {difference} in {path} than in {known.Path}: one recording has one plan for a home. Leave the home out of one of them first (ageing recording trim --home), or record it anew.");
                }
            }
        }

        if (KitOfTwoHomes(order) is { } kit)
        {
            return (null, $"the kit {kit} is in two homes at the same time: one of the recordings has a wrong placement.");
        }

        var zones = sources.Select(source => source.Manifest.TimeZone).Distinct(StringComparer.Ordinal).ToList();
        return (new RecordingManifest
        {
            Name = name,
            Provenance = $"merged from {sources.Count} recordings: {string.Join(" | ", sources.Select(source => source.Manifest.Provenance).Distinct(StringComparer.Ordinal))}",
            TimeZone = zones.Count == 1 ? zones[0] : OtherZone,
            Homes = order,
        }, null);
    }

    private static string? DifferenceOf(HomePlan one, HomePlan other) =>
        one.TimeZone != other.TimeZone ? "time zone"
        : one.Mode != other.Mode ? "mode"
        : one.CareTeam != other.CareTeam ? "care team"
        : one.Open != other.Open ? "times of being followed"
        : !one.Rooms.SequenceEqual(other.Rooms) ? "rooms"
        : !one.Kits.SequenceEqual(other.Kits) ? "kits"
        : !one.Sensors.SequenceEqual(other.Sensors) ? "sensors"
        : !one.Residents.SequenceEqual(other.Residents) ? "residents"
        : !one.Absences.SequenceEqual(other.Absences) ? "absences"
        : null;

    private static KitId? KitOfTwoHomes(List<HomePlan> homes)
    {
        foreach (var kit in homes.SelectMany(home => home.Kits.Select(placement => (home.Home, Placement: placement))).GroupBy(pair => pair.Placement.Kit))
        {
            var stays = kit.OrderBy(pair => pair.Placement.During.From).ToList();
            for (var i = 1; i < stays.Count; i++)
            {
                if (stays[i].Home != stays[i - 1].Home && stays[i].Placement.During.From < stays[i - 1].Placement.During.To)
                {
                    return kit.Key;
                }
            }
        }

        return null;
    }
}
