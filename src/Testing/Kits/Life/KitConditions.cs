using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>How a kit and its network fare from one moment to the next change.</summary>
internal readonly record struct KitConditions
{
    /// <summary>Parts per million by which a free quartz clock strays: the usual tolerance of a 32 kHz crystal (±20 ppm).</summary>
    private const double QuartzError = 20e-6;

    public KitConditions()
    {
    }

    /// <summary>Whether the kit runs.</summary>
    public bool IsUp { get; init; } = true;

    /// <summary>Whether a kit that does not run was shut down in good order, and said good-bye.</summary>
    public bool IsOrderly { get; init; }

    /// <summary>Whether there is a network.</summary>
    public bool IsLinked { get; init; } = true;

    /// <summary>Whether the kit takes nothing from its sensors, although it runs.</summary>
    public bool IsHung { get; init; }

    /// <summary>Whether there is no mains.</summary>
    public bool IsMainsCut { get; init; }

    /// <summary>Whether the kit does not know the time.</summary>
    public bool IsUnset { get; init; }

    /// <summary>Since when the clock runs free; null for one that is kept by a time server.</summary>
    public Instant? FreeSince { get; init; }

    /// <summary>By how many microseconds the clock is ahead of the true time.</summary>
    public long Ahead { get; init; }

    /// <summary>Share of the packs that are late, and come twice.</summary>
    public double LateShare { get; init; }

    /// <summary>Share of the packs that a broken message follows.</summary>
    public double BrokenShare { get; init; }

    /// <summary>Whether every pack is sent twice.</summary>
    public bool SendsTwice { get; init; }

    /// <summary>Most packs of lane obs that the outbox holds.</summary>
    public int Capacity { get; init; } = int.MaxValue;

    /// <summary>Whether there is a connection to the broker.</summary>
    public bool IsConnected => IsUp && IsLinked;

    /// <summary>Whether observations are taken.</summary>
    public bool IsObserving => IsUp && !IsHung;

    /// <summary>What the kit says of its clock, at a true time.</summary>
    public ClockQuality ClockAt(Instant at) => this switch
    {
        { IsUnset: true } => new ClockQuality(ClockState.Unset, null),
        { FreeSince: { } since } => new ClockQuality(ClockState.Holdover, Math.Round(KitSays.Synced.UncertaintySeconds!.Value + ((at - since).TotalSeconds * QuartzError), 3)),
        _ => KitSays.Synced,
    };
}
