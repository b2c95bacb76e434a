using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Cluster;

/// <summary>How the grains go about their work. Section <c>Analytics</c>.</summary>
public sealed class AnalyticsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Analytics";

    /// <summary>A snapshot is due after so many packs. Default 2,000; 10 to 1,000,000. What follows the last snapshot is worked through again after a restart.</summary>
    [Range(10, 1_000_000)]
    public int SnapshotPacks { get; set; } = 2_000;

    /// <summary>A snapshot is due after so long, when anything has changed. Default 2 minutes; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SnapshotPeriod { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Packs read from the ledger at a time. Default 500; 10 to 5,000.</summary>
    [Range(10, 5_000)]
    public int CatchUpBatch { get; set; } = 500;

    /// <summary>Alerts that may wait for the care database before a home's packs stay in the ledger. Default 1,000; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int WaitingAlerts { get; set; } = 1_000;

    /// <summary>Shortest time between two tiles of a live home. Default 1 second; 0 to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan TilePeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Shortest time between two tiles of a home in a replay. Default 2 seconds; 0 to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ReplayTilePeriod { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the keeper wakes every home. Default 15 seconds; 1 second to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan WakePeriod { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Changes of a team's view that a screen can be behind and still go on. Default 5,000; 100 to 100,000.</summary>
    [Range(100, 100_000)]
    public int TeamDeltas { get; set; } = 5_000;

    /// <summary>How often a team's view is compared with the care database. Default 30 seconds; 1 second to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TeamReviewPeriod { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most open alerts of a team shown. Default 1,000; 10 to 10,000.</summary>
    [Range(10, 10_000)]
    public int OpenAlerts { get; set; } = 1_000;
}
