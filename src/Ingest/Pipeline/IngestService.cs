using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Commands;
using AgeingMonitor.Ingest.Configurations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Runs the pipeline behind the broker: opened last, closed first, and answers still leave while what is in hand is worked off.
/// It asks for its parts when it starts, so that the program's options are judged first, all of them together.
/// </summary>
internal sealed partial class IngestService(IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<IngestService> log) : IHostedService
{
    private (IngestPipeline Pipeline, IBrokerLink Link, ConfigurationRounds Configurations, CommandRounds Commands)? running;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var pipeline = services.GetRequiredService<IngestPipeline>();
        var link = services.GetRequiredService<IBrokerLink>();
        var configurations = services.GetRequiredService<ConfigurationRounds>();
        var commands = services.GetRequiredService<CommandRounds>();
        running = (pipeline, link, configurations, commands);
        services.GetRequiredService<IngestMetrics>().WatchBroker(() => link.Dropped);
        pipeline.Start();
        _ = StopWhenItFailsAsync(pipeline);
        await link.StartAsync(pipeline.ReceiveAsync, cancellationToken);
        await configurations.StartAsync(cancellationToken);
        await commands.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (running is not var (pipeline, link, configurations, commands))
        {
            return;
        }

        await commands.StopAsync(cancellationToken);
        await configurations.StopAsync(cancellationToken);
        await link.StopReceivingAsync(cancellationToken);
        await pipeline.DrainAsync(cancellationToken);
        await link.StopAsync(cancellationToken);
    }

    private async Task StopWhenItFailsAsync(IngestPipeline pipeline)
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
