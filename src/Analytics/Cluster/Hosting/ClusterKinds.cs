namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>How silos and clients find each other: the values of <c>Analytics:Cluster:Kind</c>.</summary>
public static class ClusterKinds
{
    /// <summary>One silo. Clients, if they are processes of their own, know its gateway's address.</summary>
    public const string Single = "single";

    /// <summary>Several silos; they and their clients meet in Redis.</summary>
    public const string Redis = "redis";
}
