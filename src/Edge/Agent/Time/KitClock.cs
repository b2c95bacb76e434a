using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>
/// What the kit knows of the time. Inside it counts on the monotonic clock; the time of day is believed while a time service keeps it, and counted on from there when none does. At the start of the machine a
/// clock chip is believed within reason. Otherwise the kit does not know the time, and says so. Asked once a second; one caller at a time.
/// </summary>
/// <param name="kernel">The machine's clocks.</param>
/// <param name="knownAt">The latest instant at which the kit knew the time, in an earlier boot; null when it never did.</param>
/// <param name="kept">A moment of this start of the machine at which an earlier boot knew the time: it is counted on from there; null when there is none.</param>
internal sealed class KitClock(IKernelClock kernel, Instant? knownAt, ClockAnchor? kept = null)
{
    /// <summary>A chip tells whole seconds, and was set some time ago.</summary>
    private const double ChipSeconds = 1;

    /// <summary>A chip that is behind the last time known has stopped meanwhile; one that is ahead by more than this may have been wrong from the start: a kit that was off for longer waits for the network.</summary>
    private static readonly TimeSpan LongestOff = TimeSpan.FromDays(60);

    /// <summary>The first day on which this program can run: a time service that says an earlier one is wrong.</summary>
    private static readonly Instant Earliest = Instant.From(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly Instant Latest = Instant.From(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private ClockAnchor? anchor = kept;
    private bool isOfService;
    private bool chipWasAsked;

    /// <summary>By how much the last change of what is known moved the time, in seconds: a step of the clock. 0 when the time was not known before.</summary>
    public double LastStepSeconds { get; private set; }

    /// <summary>What is known now.</summary>
    public KitTime Read()
    {
        var now = kernel.Read();
        var isSane = now.Now >= Earliest && now.Now <= Latest;
        if (now.IsSynced && isSane)
        {
            Move(new ClockAnchor(now.Stamp, now.Now, Math.Max(now.UncertaintySeconds, 0.001)));
            isOfService = true;
        }
        else if (anchor is null && !chipWasAsked)
        {
            // Only at the start: later the time of day may have been set by anybody.
            chipWasAsked = true;
            if (isSane && kernel.HasBatteryClock && IsCredible(now.Now))
            {
                Move(new ClockAnchor(now.Stamp, now.Now, ChipSeconds + ClockAnchor.DriftOver(now.Now - knownAt!.Value)));
            }
        }

        return anchor is { } known ? TimeOf(known, now) : KitTime.Unset;
    }

    /// <summary>The state that holds for a moment: synced while it is kept, and counted on from the last moment that it was.</summary>
    private KitTime TimeOf(ClockAnchor known, KernelTime now)
    {
        var time = known.TimeAt(now.Stamp);
        return isOfService && now.Stamp == known.Stamp ? time with { Quality = new ClockQuality(ClockState.Synced, time.Quality.UncertaintySeconds) } : time;
    }

    private bool IsCredible(Instant shown) => knownAt is { } known && shown >= known && shown - known <= LongestOff;

    private void Move(ClockAnchor to)
    {
        if (anchor is { } from)
        {
            var moved = (to.At.Microseconds - to.Stamp - (from.At.Microseconds - from.Stamp)) / (double)Instant.MicrosecondsPerSecond;
            LastStepSeconds = moved;
        }

        anchor = to;
    }
}
