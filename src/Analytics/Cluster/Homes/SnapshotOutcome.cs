namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>What became of a snapshot.</summary>
internal enum SnapshotOutcome
{
    /// <summary>Saved, or one is being saved already.</summary>
    Saved,

    /// <summary>Another grain has saved a newer one: this one must leave.</summary>
    Superseded,

    /// <summary>The care database did not take it; it will be due again.</summary>
    Failed,
}
