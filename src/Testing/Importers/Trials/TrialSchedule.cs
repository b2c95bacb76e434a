using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>
/// When the trials of one person take place. The first begins at <see cref="Start"/>; each other at the first whole ten minutes since then that lie at least five minutes after the last row of the one before.
/// Nothing that looks at a fall, and at the half minute of stillness that confirms it, reaches over five minutes.
/// </summary>
internal static class TrialSchedule
{
    /// <summary>A date that no real home has.</summary>
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Shortest time between two trials.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    /// <summary>When the next trial begins.</summary>
    /// <param name="lastRow">Last row of the trial before; null for the first trial.</param>
    public static Instant Next(Instant? lastRow)
    {
        if (lastRow is not { } last)
        {
            return Start;
        }

        var slot = (long)Slot.TotalMicroseconds;
        return new Instant(Start.Microseconds + (((last + Gap).Microseconds - Start.Microseconds + slot - 1) / slot * slot));
    }
}
