using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Host.Demo;

/// <summary>Lets the simulated homes live: real kit certificates, real connections to the broker, the real contract.</summary>
internal sealed partial class DemoService(
    DemoHomesInCare care,
    CertificateAuthorityProvider certificates,
    IBrokerLink broker,
    ServerSettings settings,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers,
    ILogger<DemoService> logger) : BackgroundService
{
    private readonly IReadOnlyList<DemoHome> homes = DemoHomes.Create();

    /// <summary>The homes are known before the server says that it is ready.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await care.EnsureAsync(homes, cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);

        var authority = await certificates.GetAsync(stoppingToken).ConfigureAwait(false);
        var port = broker is EmbeddedBroker embedded ? embedded.Port : settings.Configuration.GetValue("Broker:Port", 8883);
        var endpoints = homes.ToDictionary(home => home.Home.Kit, home => new MqttEndpoint
        {
            Host = "localhost",
            Port = port,
            ClientCertificate = authority.IssueClient(home.Home.Kit.Value, CertificateAuthority.KitValidity).ToCertificate(),
            Roots = [X509CertificateLoader.LoadCertificate(authority.Root.RawData)],
        });
        var simulation = new DemoSimulation(homes, (KitId kit) => endpoints[kit], settings.Data.Inside("demo"), new DemoOptions(), clock, loggers);
        await simulation.RunAsync(new Progress(this), stoppingToken).ConfigureAwait(false);
    }

    [LoggerMessage(1101, LogLevel.Information, "Demonstration: {Percent} % of 14 days sent, {Acknowledged} packs acknowledged")]
    private partial void LogHistory(int percent, long acknowledged);

    [LoggerMessage(1102, LogLevel.Information, "Demonstration: all homes are live; a fall, a help call, a fever and a dead battery follow within minutes")]
    private partial void LogLive();

    /// <summary>Says every quarter of the history, and the moment when all homes are live.</summary>
    private sealed class Progress(DemoService service) : IProgress<DemoProgress>
    {
        private int saidQuarter;
        private bool saidLive;

        public void Report(DemoProgress value)
        {
            var quarter = (int)(value.HistoryShare * 4);
            if (quarter > saidQuarter && !saidLive)
            {
                saidQuarter = quarter;
                service.LogHistory(quarter * 25, value.Acknowledged);
            }

            if (value.LiveSince is not null && !saidLive)
            {
                saidLive = true;
                service.LogLive();
            }
        }
    }
}
