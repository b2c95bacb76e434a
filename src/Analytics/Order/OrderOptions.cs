using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Order;

/// <summary>How much a kit's order holds in memory, and how long it waits where nothing can be proven. Section <c>Analytics:Order</c>.</summary>
public sealed class OrderOptions
{
    /// <summary>Packs of a kit held per lane while an earlier one is missing. What does not fit is read again from the ledger. Default 2,000; 16 to 100,000.</summary>
    [Range(16, 100_000)]
    public int BufferedPacks { get; set; } = 2_000;

    /// <summary>How long packs without numbers are held so that an earlier one can still take its place. Default 2 minutes; 0 to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Lateness { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Most separate ranges of shed numbers remembered of a kit. Default 4,096; 64 to 65,536.</summary>
    [Range(64, 65_536)]
    public int ShedRanges { get; set; } = 4_096;
}
