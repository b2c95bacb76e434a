using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What the detector remembers; times in microseconds since 1970 UTC. One mutable value, saved as it is.</summary>
internal sealed class NightState
{
    /// <summary>Time of the last sign or seal: nothing goes back behind it.</summary>
    public long LastAt { get; set; }

    /// <summary>Last sign of movement in a room.</summary>
    public long? LastSeen { get; set; }

    /// <summary>Where that was.</summary>
    public RoomKind? LastRoom { get; set; }

    /// <summary>Whether somebody sits on a chair with a sensor.</summary>
    public bool OnChair { get; set; }

    /// <summary>Where that chair stands.</summary>
    public RoomKind? ChairRoom { get; set; }

    /// <summary>Last call for help or fall: somebody is on the way already.</summary>
    public long? HelpAt { get; set; }

    /// <summary>The bed exit that was told of.</summary>
    public long? ToldExit { get; set; }

    /// <summary>When it was last told that somebody is out, or out of bed and not seen: a stillness that began before would only repeat it.</summary>
    public long? ToldAfter { get; set; }

    public BedState Bed { get; set; } = new();

    public PeriodState Period { get; set; } = new();

    public DoorState Door { get; set; } = new();

    public WalkState Walk { get; set; } = new();

    /// <summary>The person's own last nights, as <see cref="OwnNights"/> keeps them.</summary>
    public List<int> Own { get; set; } = new(OwnNights.Capacity * OwnNights.Figures);

    /// <summary>The last night that is over.</summary>
    public NightSummary? Last { get; set; }
}
