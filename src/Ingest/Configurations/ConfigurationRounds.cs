using System.Collections.Concurrent;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Configurations;

/// <summary>
/// Every 2 s: hands the broker what kits are to do, retained, so that each has it whenever it is there: all of it at the start, then what changed in whatever process. A kit that says it runs another version is sent its own again.
/// </summary>
internal sealed partial class ConfigurationRounds(IKitConfigurations care, IBrokerLink broker, TimeProvider clock, ILogger<ConfigurationRounds> log) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>How long a kit has to apply what it was sent before it is sent again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<KitId, (long Version, long At)> sent = [];
    private readonly ConcurrentDictionary<KitId, bool> behind = [];
    private long upto;
    private bool failing;

    /// <summary>A kit has told what it runs. Does not wait.</summary>
    public void Heard(KitId kit, KitState state)
    {
        // What it refuses, it would refuse again.
        if (state is { Online: true, ConfigurationFault: null } && sent.TryGetValue(kit, out var last) && last.Version != state.ConfigurationVersion && clock.GetElapsedTime(last.At) >= Patience)
        {
            behind[kit] = true;
        }
    }

    /// <summary>One round.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var changed = await care.ListToSendAsync(upto, cancellationToken);
        foreach (var wanted in changed.Configurations)
        {
            if (!await SendAsync(wanted, cancellationToken))
            {
                // The broker is away: the next round begins with the same.
                return;
            }
        }

        upto = changed.Upto;
        foreach (var kit in behind.Keys)
        {
            if (await care.FindAsync(kit, cancellationToken) is { } wanted && !await SendAsync(wanted, cancellationToken))
            {
                return;
            }

            behind.TryRemove(kit, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                    failing = false;
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // The care database is out of reach: kits go on with what they have, the next round does it.
                    if (!failing)
                    {
                        LogFailed(e.Message);
                    }

                    failing = true;
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task<bool> SendAsync(WantedConfiguration wanted, CancellationToken cancellationToken)
    {
        if (!await broker.RetainAsync(wanted.Kit, Topics.Cfg, KitConfigurationEncoder.Encode(wanted.Configuration), cancellationToken))
        {
            return false;
        }

        sent[wanted.Kit] = (wanted.Configuration.Version, clock.GetTimestamp());
        return true;
    }

    [LoggerMessage(3230, LogLevel.Warning, "Configurations could not be sent to kits, it is tried again every 2 s: {Reason}")]
    private partial void LogFailed(string reason);
}
