using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>A moment at which the kit knew the time: it dates every stamp of the same start of the machine, earlier or later, less surely the further away.</summary>
/// <param name="Stamp">Microseconds since the machine was switched on.</param>
/// <param name="At">The instant of that stamp.</param>
/// <param name="UncertaintySeconds">Largest error of that instant, in seconds.</param>
internal readonly record struct ClockAnchor(long Stamp, Instant At, double UncertaintySeconds)
{
    /// <summary>By how much a free quartz strays: ±20 ppm is the usual tolerance of a 32 kHz crystal.</summary>
    private const double Drift = 20e-6;

    /// <summary>Seconds that a clock may have strayed over a time.</summary>
    public static double DriftOver(TimeSpan time) => time.Duration().TotalSeconds * Drift;

    /// <summary>What is known of the time at a stamp, counted from here: in holdover.</summary>
    public KitTime TimeAt(long stamp)
    {
        var uncertainty = UncertaintySeconds + DriftOver(TimeSpan.FromMicroseconds(stamp - Stamp));
        return new KitTime(new ClockQuality(ClockState.Holdover, Math.Round(Math.Ceiling((uncertainty * 1000) - 1e-6) / 1000, 3)), At.Microseconds - Stamp);
    }
}
