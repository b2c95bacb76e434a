using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest.Pipeline;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>Homes that accept packs, or do what a test says first.</summary>
internal sealed class HomesFake : IHomeGateway
{
    private readonly ConcurrentDictionary<PackKey, int> accepted = new();
    private readonly ConcurrentDictionary<HomeId, ConcurrentQueue<PackKey>> order = new();

    /// <summary>Called before packs are accepted; may throw or wait.</summary>
    public Func<HomeId, Pack[], Task> BeforeAccept { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Packs accepted, repeats not counted.</summary>
    public int Total => accepted.Count;

    public bool Has(PackKey key) => accepted.ContainsKey(key);

    public int TimesOf(PackKey key) => accepted.GetValueOrDefault(key);

    public IReadOnlyList<PackKey> OrderOf(HomeId home) => [.. order.GetValueOrDefault(home, [])];

    /// <summary>Called with each pack that is to be raised at once; may throw or wait.</summary>
    public Func<Pack, Task> OnRaise { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Packs that were raised at once, in any order.</summary>
    public ConcurrentBag<PackKey> Raised { get; } = [];

    /// <summary>Whether an event has reached a home: raised at once, or handed on when that was sooner.</summary>
    public bool HasEvent => Raised.Concat(accepted.Keys).Any(key => key.Lane == Lane.Evt);

    public async Task RaiseAsync(HomeId home, Pack pack, CancellationToken cancellationToken)
    {
        await OnRaise(pack);
        Raised.Add(pack.Key);
    }

    public async Task AcceptAsync(HomeId home, Pack[] packs, CancellationToken cancellationToken)
    {
        await BeforeAccept(home, packs);
        foreach (var pack in packs)
        {
            accepted.AddOrUpdate(pack.Key, 1, (_, times) => times + 1);
            order.GetOrAdd(home, _ => []).Enqueue(pack.Key);
        }
    }
}
