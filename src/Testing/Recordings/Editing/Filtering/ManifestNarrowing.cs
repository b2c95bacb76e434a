using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Recordings.Editing.Filtering;

/// <summary>Takes out of a manifest what a filter takes out of its messages.</summary>
public static class ManifestNarrowing
{
    /// <summary>
    /// The manifest with the homes, kits, sensors and rooms that are kept, and with a provenance that says so. Residents of a kept home stay: who lives there decides whose an observation is.
    /// </summary>
    /// <param name="manifest">The whole manifest.</param>
    /// <param name="filter">What is kept.</param>
    /// <param name="mayMeasure">Whether a sensor can have an observation of the kept quantities; asked only where quantities are chosen. Null when nobody knows: then every sensor may.</param>
    public static RecordingManifest Narrow(RecordingManifest manifest, MessageFilter filter, Func<KitId, SensorId, bool>? mayMeasure = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(filter);
        return filter.KeepsEverything ? manifest : manifest with
        {
            Provenance = Provenances.Add(manifest.Provenance, $"filtered: {filter}"),
            Homes = [.. manifest.Homes
                .Where(home => filter.Keeps(home.Home) && (filter.Kits.Count == 0 || home.Kits.Any(placement => filter.Keeps(placement.Kit))))
                .Select(home => Narrow(home, filter, mayMeasure))],
        };
    }

    private static HomePlan Narrow(HomePlan home, MessageFilter filter, Func<KitId, SensorId, bool>? mayMeasure)
    {
        List<SensorPlacement> sensors = [.. home.Sensors.Where(placement =>
            filter.Keeps(placement.Kit) && filter.Keeps(placement.Sensor) && (filter.Quantities.Count == 0 || mayMeasure is null || mayMeasure(placement.Kit, placement.Sensor)))];
        return home with
        {
            Kits = [.. home.Kits.Where(placement => filter.Keeps(placement.Kit))],
            Sensors = sensors,
            Rooms = filter.ChoosesObservations || filter.Kits.Count > 0 ? [.. home.Rooms.Where(room => sensors.Any(placement => placement.Room == room.Id))] : home.Rooms,
        };
    }
}
