namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What is remembered of the walk at hand.</summary>
internal sealed class WalkState
{
    /// <summary>First change of room; null before one.</summary>
    public long? From { get; set; }

    public long LastChange { get; set; }

    public int Changes { get; set; }

    /// <summary>A bit for each kind of room seen on it.</summary>
    public int Rooms { get; set; }

    /// <summary>The night on which a walk was told.</summary>
    public int? ToldNight { get; set; }
}
