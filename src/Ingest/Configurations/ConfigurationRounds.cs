using System.Collections.Concurrent;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Configurations;

/// <summary>
/// Every 2 s: hands the broker what kits are to do, retained, so that each has it whenever it is there: all of it at the start, then what changed in whatever process. A kit that says it runs another version is sent its own again.
/// </summary>
internal sealed partial class ConfigurationRounds(IKitConfigurations care, IBrokerLink broker, TimeProvider clock, ILogger<ConfigurationRounds> log) : Rounds(Period, clock)
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>How long a kit has to apply what it was sent before it is sent again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<KitId, (long Version, long At)> sent = [];

    /// <summary>Kits that said they run another version than they were sent.</summary>
    private readonly ConcurrentDictionary<KitId, bool> behind = [];

    /// <summary>Kits that are to be sent what they are to do.</summary>
    private readonly HashSet<KitId> due = [];
    private long upto;

    /// <summary>A kit has told what it runs. Does not wait.</summary>
    public void Heard(KitId kit, KitState state)
    {
        if (!state.Online)
        {
            return;
        }

        // What it refuses, it would refuse again.
        if (state.ConfigurationFault is null && sent.TryGetValue(kit, out var last) && last.Version != state.ConfigurationVersion)
        {
            behind[kit] = true;
        }
        else
        {
            behind.TryRemove(kit, out _);
        }
    }

    internal override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var changed = await care.ListChangedAsync(upto, cancellationToken);
        upto = changed.Upto;
        due.UnionWith(changed.Kits);
        foreach (var kit in behind.Keys.Where(kit => sent.TryGetValue(kit, out var last) && Clock.GetElapsedTime(last.At) >= Patience))
        {
            behind.TryRemove(kit, out _);
            due.Add(kit);
        }

        foreach (var kit in due.ToList())
        {
            try
            {
                if (await SendAsync(kit, cancellationToken))
                {
                    due.Remove(kit);
                }
            }
            catch (InvalidDataException e)
            {
                // Its next version comes by itself; the other kits have theirs.
                due.Remove(kit);
                LogUnreadable(kit.Value, e.Message);
            }

            if (!broker.IsConnected)
            {
                return;
            }
        }
    }

    /// <summary>The care database is out of reach: kits go on with what they have, the next round does it.</summary>
    protected override void Fail(string reason) => LogFailed(reason);

    /// <summary>Hands the broker what a kit is to do in this moment; what changed while that went on follows at once. False when the broker does not take it.</summary>
    private async Task<bool> SendAsync(KitId kit, CancellationToken cancellationToken)
    {
        var wanted = await care.FindToSendAsync(kit, cancellationToken);
        while (wanted is not null)
        {
            if (!await broker.RetainAsync(kit, Topics.Cfg, KitConfigurationEncoder.Encode(wanted.Configuration), cancellationToken))
            {
                return false;
            }

            sent[kit] = (wanted.Configuration.Version, Clock.GetTimestamp());
            var now = await care.FindToSendAsync(kit, cancellationToken);
            if (now is null)
            {
                // Retired in between: nothing is left for it.
                sent.TryRemove(kit, out _);
                return await broker.RetainAsync(kit, Topics.Cfg, default, cancellationToken);
            }

            wanted = now.Configuration.Version == wanted.Configuration.Version ? null : now;
        }

        return true;
    }

    [LoggerMessage(3230, LogLevel.Warning, "Configurations could not be sent to kits, it is tried again every 2 s: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(3231, LogLevel.Error, "What kit {Kit} is to do cannot be read, and it is not sent: {Reason}")]
    private partial void LogUnreadable(string kit, string reason);
}
