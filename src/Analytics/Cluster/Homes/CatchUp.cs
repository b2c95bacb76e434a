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

    /// <summary>Where each kit stood when its whole ledger had been offered and none of it led on: it need not be read as a whole again before something changes.</summary>
    private readonly Dictionary<KitId, KitPosition> exhausted = [];
    private long arrivals;
    private bool moreArrived;

    public bool IsRunning { get; private set; }

    /// <summary>Ends when the home has caught up.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Packs have arrived that are in the ledger: it must be read once more.</summary>
    public void NoteArrival()
    {
        moreArrived = true;
        arrivals++;
        exhausted.Clear();
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
    /// is their turn.
    /// </summary>
    private async Task LookFartherAsync(KitId kit, KitOrder order, KitPosition before, CancellationToken cancellationToken)
    {
        if (exhausted.TryGetValue(kit, out var position) && position == before)
        {
            return;
        }

        var arrivedBefore = arrivals;
        await foreach (var packs in ledger.ReadAllAsync(kit, before, cancellationToken))
        {
            await OfferAsync(packs, cancellationToken);
            if (order.Position != before)
            {
                return;
            }
        }

        if (arrivals == arrivedBefore)
        {
            exhausted[kit] = before;
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
