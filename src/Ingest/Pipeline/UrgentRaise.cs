using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Has help calls and falls raised as soon as they are found good, beside the pipeline and without waiting: the store may be down, and everything behind it at rest. What fails is tried again for as long as the pack is in hand; what
/// this misses is raised when the pack is handed on. Safe to share.
/// </summary>
internal sealed class UrgentRaise(IHomeGateway gateway, IngestFaults faults, IngestMetrics metrics, TimeProvider clock) : IDisposable
{
    /// <summary>Calls for help are rare; more at once than this are a flood, and wait for their turn.</summary>
    internal const int MostAtOnce = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private readonly SemaphoreSlim turns = new(MostAtOnce);
    private int waiting;

    /// <summary>Calls for help that are not raised yet. Bounded by what is in hand.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Begins to raise what a pack calls for; other packs are passed by, and those of a replay, where nobody waits for help.</summary>
    /// <param name="home">The home.</param>
    /// <param name="mode">What it is for.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="origin">The message that holds the pack.</param>
    /// <param name="cancellationToken">Ends all tries.</param>
    public void Begin(HomeId home, HomeMode mode, Pack pack, MessageInHand origin, CancellationToken cancellationToken)
    {
        if (mode != HomeMode.Replay && pack.Observations.Any(CallsForHelp))
        {
            _ = RaiseAsync(home, pack, origin, cancellationToken);
        }
    }

    public void Dispose() => turns.Dispose();

    private static bool CallsForHelp(Observation observation) => ReferenceEquals(observation.Quantity, Quantities.Help) || ReferenceEquals(observation.Quantity, Quantities.Fall);

    private async Task RaiseAsync(HomeId home, Pack pack, MessageInHand origin, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await Task.Yield();
            var backOff = new BackOff(clock);
            while (!origin.IsDone && !await TryOnceAsync(home, pack, origin, cancellationToken))
            {
                await backOff.WaitAsync(cancellationToken);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The program ends; the kit has no answer and sends again.
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Whether nothing is left to do.</summary>
    private async Task<bool> TryOnceAsync(HomeId home, Pack pack, MessageInHand origin, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            if (!origin.IsDone)
            {
                await gateway.RaiseAsync(home, pack, cancellationToken).WaitAsync(Patience, clock, cancellationToken);
                faults.Raise.Works();
                metrics.RaisedOnReceipt();
            }

            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            faults.Raise.Fails(e.Message);
            metrics.RaiseFailed();
            return false;
        }
        finally
        {
            turns.Release();
        }
    }
}
