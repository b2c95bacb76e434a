using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.Burden;

/// <summary>Plays the homes of a recording through all detectors and rules, as the product does.</summary>
internal static class HomePlayback
{
    /// <summary>The burden of each home, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<HomeBurden>> PlayAsync(ImportedRecording recording, DetectionOptions options, CancellationToken cancellationToken)
    {
        var packs = await recording.OpenAsync(cancellationToken).ConfigureAwait(false);
        var player = new InProcessPlayer(packs.Homes, options);
        var days = packs.Homes.ToDictionary(home => home.Home, _ => new HashSet<DateOnly>());
        var homeOf = packs.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, Home: home))).ToLookup(pair => pair.Kit, pair => pair.Home);
        var last = new Dictionary<KitId, Instant>();
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            player.Play(pack);
            foreach (var home in homeOf[pack.Key.Kit])
            {
                Note(pack, home, days[home.Home]);
            }

            last[pack.Key.Kit] = pack.SealedAt;
        }

        // What only time reveals after the last pack of a kit.
        foreach (var (kit, at) in last.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
        {
            player.Play(new Pack { Key = new PackKey(kit, 1, Lane.Tick, 1), SealedAt = at + TimeSpan.FromHours(1), ReceivedAt = at + TimeSpan.FromHours(1) });
        }

        return
        [
            .. packs.Homes.OrderBy(home => home.Home.Value, StringComparer.Ordinal).Select(home => new HomeBurden(
                days[home.Home].Count * Math.Max(1, home.Residents.Select(residency => residency.Resident).Distinct().Count()),
                [.. player.Alerts.Where(alert => alert.Home == home.Home)],
                [.. player.Flags.Where(flag => flag.Home == home.Home).Select(flag => flag.Detector)])),
        ];
    }

    private static void Note(Pack pack, HomePlan home, HashSet<DateOnly> days)
    {
        foreach (var observation in pack.Observations)
        {
            if (MovementSigns.All.ContainsKey(observation.Quantity))
            {
                days.Add(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(observation.MeasuredAt.ToDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone)).DateTime));
            }
        }
    }
}
