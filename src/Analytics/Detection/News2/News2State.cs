namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>What is known of one person's score. A plain value, saved as it is; times in microseconds.</summary>
internal sealed class News2State
{
    public News2Slot[] Slots { get; set; } = [.. Enumerable.Range(0, News2Chart.Parameters).Select(_ => new News2Slot())];

    /// <summary>When the episode that runs began; null when none does.</summary>
    public long? Start { get; set; }

    /// <summary>The last time its score was raised.</summary>
    public long LastRaised { get; set; }

    /// <summary>The highest level told in it.</summary>
    public News2Level Told { get; set; }

    /// <summary>Since when a level above what was told has held; null when it does not.</summary>
    public long? HeldSince { get; set; }
}
