namespace AgeingMonitor.Analytics.Cluster.Keeper;

/// <summary>The keeper: one in the cluster, key 0.</summary>
[Alias("ageing.keeper")]
internal interface IKeeperGrain : IGrainWithIntegerKey
{
    /// <summary>Brings the keeper to life wherever it is now, and begins a round when one is due.</summary>
    [Alias("poke")]
    Task PokeAsync();
}
