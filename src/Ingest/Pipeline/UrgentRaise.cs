using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Has events raised as soon as they are found good, beside the pipeline and without waiting: the store may be down, and everything behind it at rest. What this misses is raised when the pack is handed on.
/// Safe to share.
/// </summary>
internal sealed partial class UrgentRaise(IHomeGateway gateway, TimeProvider clock, ILogger<UrgentRaise> log)
{
    /// <summary>Events are rare; more at once than this are a flood, and wait for their turn in the pipeline.</summary>
    private const int MostAtOnce = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private int atWork;

    /// <summary>Begins to raise what an event calls for; other packs are passed by.</summary>
    public void Begin(HomeId home, Pack pack, CancellationToken cancellationToken)
    {
        if (pack.Key.Lane != Lane.Evt || pack.Observations.Count == 0)
        {
            return;
        }

        if (Interlocked.Increment(ref atWork) > MostAtOnce)
        {
            Interlocked.Decrement(ref atWork);
            return;
        }

        _ = RaiseAsync(home, pack, cancellationToken);
    }

    private async Task RaiseAsync(HomeId home, Pack pack, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            await gateway.RaiseAsync(home, pack, cancellationToken).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The pack is on its way to the store, and raised when it is handed on.
            LogNotRaised(e, home);
        }
        catch (OperationCanceledException)
        {
            // The program ends; the kit has no answer and sends again.
        }
        finally
        {
            Interlocked.Decrement(ref atWork);
        }
    }

    [LoggerMessage(3050, LogLevel.Warning, "What an event of home {Home} calls for could not be raised at once; it is raised when the event is stored")]
    private partial void LogNotRaised(Exception cause, HomeId home);
}
