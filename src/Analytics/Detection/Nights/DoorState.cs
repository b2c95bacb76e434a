namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What is remembered of the front door.</summary>
internal sealed class DoorState
{
    /// <summary>When somebody who was up at night may have left; null otherwise.</summary>
    public long? LeftAt { get; set; }

    /// <summary>Last word of the door.</summary>
    public long? LastDoor { get; set; }

    /// <summary>Whether it was left open, as far as it tells closings.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it has ever said that it closed: some tell openings alone.</summary>
    public bool TellsShut { get; set; }

    /// <summary>Signs inside since then.</summary>
    public int Signs { get; set; }

    /// <summary>The first of them that counts, and the last.</summary>
    public long? FirstSign { get; set; }

    /// <inheritdoc cref="FirstSign"/>
    public long? LastSign { get; set; }

    /// <summary>Whether it was told that they are out.</summary>
    public bool IsTold { get; set; }

    /// <summary>When somebody came in from outside.</summary>
    public long? GuestAt { get; set; }
}
