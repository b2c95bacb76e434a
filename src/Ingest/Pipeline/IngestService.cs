using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Runs the pipeline behind the broker: opened last, closed first, and answers still leave while what is in hand is worked off.</summary>
internal sealed partial class IngestService(IngestPipeline pipeline, IBrokerLink link, IngestMetrics metrics, IHostApplicationLifetime lifetime, ILogger<IngestService> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.WatchBroker(() => link.Dropped);
        pipeline.Start();
        _ = StopWhenItFailsAsync();
        await link.StartAsync(pipeline.ReceiveAsync, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await link.StopReceivingAsync(cancellationToken);
        await pipeline.DrainAsync(cancellationToken);
        await link.StopAsync(cancellationToken);
    }

    private async Task StopWhenItFailsAsync()
    {
        try
        {
            await pipeline.Completion;
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception e)
        {
            // A defect. Nothing in hand was answered: after a restart the kits send it again.
            LogFailed(e);
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(3050, LogLevel.Critical, "Ingest failed and stops the program")]
    private partial void LogFailed(Exception exception);
}
