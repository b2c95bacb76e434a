using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>
/// Brings a home from its position to the end of its ledger, in batches between which the grain answers calls. While it runs, packs that arrive need not be kept: they are in the
/// ledger, and it reads once more when any came. A store that fails is asked again until it answers.
/// </summary>
internal sealed partial class CatchUp(HomeId home, HomeWork work, LedgerReader ledger, Func<CancellationToken, Task> workOn, AnalyticsClock clock, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>What has been looked at of each kit's ledger in vain: it need not be read again before the kit gets on.</summary>
    private readonly Dictionary<KitId, LookedAt> looked = [];
    private bool moreArrived;

    public bool IsRunning { get; private set; }

    /// <summary>Ends when the home has caught up.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>A pack has arrived that is in the ledger: it must be read once more.</summary>
    public void NoteArrival(PackKey key)
    {
        moreArrived = true;
        if (looked.TryGetValue(key.Kit, out var sofar))
        {
            sofar.NoteArrival(key);
        }
    }

    public void Start(CancellationToken cancellationToken)
    {
        moreArrived = true;
        if (!IsRunning)
        {
            IsRunning = true;
            Completion = RunAsync(cancellationToken);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        var isFailing = false;
        while (moreArrived && !cancellationToken.IsCancellationRequested)
        {
            moreArrived = false;
            try
            {
                foreach (var (kit, order) in work.Orders.ToArray())
                {
                    await RunAsync(kit, order, cancellationToken);
                }

                if (isFailing)
                {
                    isFailing = false;
                    pause = FirstPause;
                    LogMended(home);
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Nothing is lost: the position is where it was, and the ledger keeps the packs.
                moreArrived = true;
                if (!isFailing)
                {
                    isFailing = true;
                    LogFailing(e, home);
                }

                await Task.Delay(pause, clock.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (OperationCanceledException)
            {
                // The grain is leaving; its successor goes on from the last snapshot.
            }
        }

        IsRunning = false;
    }

    private async Task RunAsync(KitId kit, KitOrder order, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            order.BeginCatchUp();
            var before = order.Position;
            var (packs, isCut) = await ledger.ReadNextAsync(kit, before, cancellationToken);
            await OfferAsync(packs, cancellationToken);
            var isMore = isCut;
            if (order.Position == before)
            {
                var (heads, headsAreCut) = await ledger.ReadHeadsAsync(kit, before.Boot, cancellationToken);
                await OfferAsync(heads, cancellationToken);
                isMore |= headsAreCut;
            }

            if (order.Position == before && isMore)
            {
                await LookFartherAsync(kit, order, before, cancellationToken);
            }

            if (order.Position == before)
            {
                if (isCut)
                {
                    order.LeaveToLedger();
                }

                return;
            }
        }
    }

    /// <summary>
    /// A number that was shed is told of by a pack that was sealed after it, and behind a full outbox that is thousands of packs later. They are all offered once, for what they tell; those that find no room are read again when it
    /// is their turn. While the kit stands where it stood, only what has arrived since is read.
    /// </summary>
    private async Task LookFartherAsync(KitId kit, KitOrder order, KitPosition before, CancellationToken cancellationToken)
    {
        if (!looked.TryGetValue(kit, out var sofar) || sofar.Position != before)
        {
            looked[kit] = sofar = new(before);
        }

        await foreach (var packs in ledger.ReadAllAsync(kit, before, sofar, cancellationToken))
        {
            await OfferAsync(packs, cancellationToken);
            if (order.Position != before)
            {
                return;
            }
        }
    }

    private async Task OfferAsync(List<Pack> packs, CancellationToken cancellationToken)
    {
        foreach (var pack in packs)
        {
            work.Offer(pack);
        }

        AnalyticsMetrics.CaughtUp.Add(packs.Count);
        await workOn(cancellationToken);
    }
}
