using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Storage;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary>The manifest of a recording that is about to be made: the homes as the care database knows them, less what the filter leaves out.</summary>
internal static class RecordedHomes
{
    public static async Task<RecordingManifest> ManifestAsync(ToolHost tool, MessageFilter filter, string name, CancellationToken cancellationToken)
    {
        var homes = await PlansAsync(tool.Get<IHomeDirectory>(), filter, cancellationToken).ConfigureAwait(false);
        var whole = new RecordingManifest
        {
            Name = name,
            Provenance = "recorded from kits by ageing record",
            TimeZone = homes.Select(home => home.TimeZone).Distinct().Count() == 1 ? homes[0].TimeZone : "Etc/UTC",
            Homes = homes,
        };
        var measured = filter.Quantities.Count == 0 ? null : await MeasuredAsync(tool.Get<IObservationStore>(), homes, cancellationToken).ConfigureAwait(false);
        var manifest = ManifestNarrowing.Narrow(whole, filter, measured is null ? null : (kit, sensor) => MayMeasure(measured[(kit, sensor)], filter));
        return manifest.Homes.Count > 0 ? manifest : throw new CommandFaultException($"no home is left by this choice: {filter}.");
    }

    private static async Task<IReadOnlyList<HomePlan>> PlansAsync(IHomeDirectory directory, MessageFilter filter, CancellationToken cancellationToken)
    {
        IReadOnlyList<HomeId> ids = filter.Homes.Count > 0
            ? [.. filter.Homes]
            : await directory.ListAsync([HomeMode.Live, HomeMode.Demo, HomeMode.Replay], cancellationToken).ConfigureAwait(false);
        var plans = new List<HomePlan>();
        foreach (var id in ids)
        {
            plans.Add(await directory.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new CommandFaultException($"nobody knows the home {id}."));
        }

        return plans.Count > 0 ? plans : throw new CommandFaultException("there is no home with a kit to record.");
    }

    private static async Task<ILookup<(KitId Kit, SensorId Sensor), SeriesKey>> MeasuredAsync(IObservationStore store, IReadOnlyList<HomePlan> homes, CancellationToken cancellationToken)
    {
        var series = new List<SeriesKey>();
        foreach (var kit in homes.SelectMany(home => home.Kits).Select(placement => placement.Kit).Distinct())
        {
            series.AddRange(await store.ListSeriesAsync(kit, cancellationToken).ConfigureAwait(false));
        }

        return series.ToLookup(key => (key.Kit, key.Sensor));
    }

    /// <summary>A sensor that is known to measure one of the quantities, or of which nothing is known yet: it may be new.</summary>
    private static bool MayMeasure(IEnumerable<SeriesKey> series, MessageFilter filter) => !series.Any() || series.Any(key => filter.Keeps(key.Quantity));
}
