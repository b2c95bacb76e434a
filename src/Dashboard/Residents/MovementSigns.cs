using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>
/// Which windows of a room's series tell of somebody moving, as the stillness detector reads them: an event each time, a state when it changes. A sensor that only repeats
/// its state, to show that it lives, shows no movement. Pure.
/// </summary>
internal static class MovementSigns
{
    private static readonly QuantityDefinition[] Events = [Quantities.Motion, Quantities.Vibration, Quantities.ToiletFlush, Quantities.MedicationBox];

    private static readonly QuantityDefinition[] States =
        [Quantities.Contact, Quantities.DoorLock, Quantities.Presence, Quantities.BedOccupancy, Quantities.ChairOccupancy];

    public static bool Tells(QuantityDefinition quantity) => Events.Contains(quantity) || States.Contains(quantity);

    /// <summary>Starts of the windows with movement, of windows in order; the first window of a state only sets what is compared with.</summary>
    public static IEnumerable<Instant> In(QuantityDefinition quantity, IReadOnlyList<Bucket> windows)
    {
        if (Events.Contains(quantity))
        {
            return windows.Select(w => w.Start);
        }

        return windows.Where((w, i) => w.Minimum != w.Maximum || (i > 0 && w.Last != windows[i - 1].Last)).Select(w => w.Start);
    }
}
