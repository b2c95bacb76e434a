using AgeingMonitor.Care;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Host.Roles;

/// <summary>Brings both databases into shape before anything else starts.</summary>
internal sealed partial class StorePreparation(ICareDatabase care, IObservationStore store, IConfiguration configuration, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<StorePreparation> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The care database must be there. An embedded store must be usable; a store on a server may come later: it is tried again until it answers, ingest keeps its packs meanwhile,
    /// and /readyz says so.
    /// </summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await care.PrepareAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await store.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ObservationStoreException e) when (string.Equals(configuration["Storage:Kind"], "influx", StringComparison.OrdinalIgnoreCase))
        {
            LogWaiting(e.Message);
            _ = Task.Run(KeepTryingAsync, CancellationToken.None);
        }
    }

    private async Task KeepTryingAsync()
    {
        while (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Patience, clock, lifetime.ApplicationStopping).ConfigureAwait(false);
                await store.PrepareAsync(lifetime.ApplicationStopping).ConfigureAwait(false);
                LogThere();
                return;
            }
            catch (ObservationStoreException)
            {
                // Still not there: said once above, and on /readyz all along.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "The observation store does not answer yet and is tried again every 2 s: {Reason}")]
    private partial void LogWaiting(string reason);

    [LoggerMessage(1002, LogLevel.Information, "The observation store answers now")]
    private partial void LogThere();
}
