namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What is remembered of the time in bed that is running, and of the longest of this night.</summary>
internal sealed class PeriodState
{
    /// <summary>Whether somebody is in bed.</summary>
    public bool InBed { get; set; }

    /// <summary>Begin of the running time in bed; null outside of one.</summary>
    public long? From { get; set; }

    /// <summary>The night it belongs to.</summary>
    public int Night { get; set; }

    /// <summary>When the bed was left; null while somebody is in it.</summary>
    public long? OutSince { get; set; }

    /// <summary>Local minutes since noon of <see cref="OutSince"/>.</summary>
    public int OutMinute { get; set; }

    /// <summary>Whether the bathroom was used since.</summary>
    public bool InBathroom { get; set; }

    /// <summary>Changes of room since.</summary>
    public int OutChanges { get; set; }

    public int Interruptions { get; set; }

    public int ToiletVisits { get; set; }

    public long Out { get; set; }

    public long LongestOut { get; set; }

    public long LongestOutside { get; set; }

    public int Changes { get; set; }

    public int LongestWalk { get; set; }

    public bool IsEstimate { get; set; }

    public bool HasGap { get; set; }

    /// <summary>The longest time in bed of this night that is over.</summary>
    public NightSummary? Best { get; set; }
}
