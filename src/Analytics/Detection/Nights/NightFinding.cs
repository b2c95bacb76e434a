using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What the detector finds; times in microseconds since 1970 UTC.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">When it began: the door, the bed exit, the first change of room, the night.</param>
/// <param name="At">When it was found; for <see cref="NightFindingKind.Back"/>, when somebody came in; for a night, its end.</param>
internal readonly record struct NightFinding(NightFindingKind Kind, long Start, long At)
{
    /// <summary>When the bed was left, as far as that is known.</summary>
    public long? BedLeft { get; init; }

    /// <summary>Last sign of movement in a room.</summary>
    public long? LastSeen { get; init; }

    /// <summary>Where that was.</summary>
    public RoomKind? LastRoom { get; init; }

    /// <summary>The limit that was passed: microseconds, changes of room, or ways out of bed.</summary>
    public long Limit { get; init; }

    /// <summary>Whether it is the person's own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the bed exit is read from movement alone.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Whether the front door was left open.</summary>
    public bool IsLeftOpen { get; init; }

    /// <summary>Whether a movement sensor is in fault, so that somebody may have been where it sees nothing.</summary>
    public bool IsBlind { get; init; }

    /// <summary>Whether somebody came back by the door; otherwise they may never have left.</summary>
    public bool IsByDoor { get; init; }

    /// <summary>How many changes of room, or ways out of bed.</summary>
    public int Count { get; init; }

    /// <summary>The night that is over; null for what is told while it lasts.</summary>
    public NightSummary? Night { get; init; }

    /// <summary>From the lowest tenth to the highest of own nights: ways out of bed; null while the person's own nights are not known.</summary>
    public (int Low, int High)? UsualCount { get; init; }

    /// <summary>The same of the seconds in bed.</summary>
    public (int Low, int High)? UsualInBed { get; init; }
}
