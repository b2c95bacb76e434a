using System.Security.Cryptography;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Agent.Commands;
using AgeingMonitor.Edge.Agent.Configuration;
using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Agent.Health;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Rules;
using AgeingMonitor.Edge.Agent.Service;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Supervision;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Running;

/// <summary>
/// The whole kit: identity, outbox, publisher, sensors by the configuration, health, renewal, status. Without a configuration it runs, connected, with no sensors. Run once.
/// </summary>
internal sealed partial class KitProgram(KitSite site, ILogger logger)
{
    /// <summary>A part that failed by a mistake is begun anew after so long.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>Threads that stand ready: while a disk hangs whoever waits for it keeps one, and the timers of lamps and questions are not to wait until another is made.</summary>
    private const int ReadyThreads = 16;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private ConfigurationFile? applied;

    /// <summary>Runs until it is stopped.</summary>
    /// <returns>True for a good end; false when the publisher ended by a mistake, which is logged: whoever runs the program begins it anew.</returns>
    /// <exception cref="KitIdentityException">The kit does not know who it is.</exception>
    /// <exception cref="OutboxFaultException">The data folder cannot be used, or another program uses it.</exception>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, ReadyThreads), ports);
        var identity = new KitIdentity(site.DataFolder);
        var endpoint = identity.ReadEndpoint();
        var outbox = KitOutbox.Open(site.DataFolder, KitId.Parse(endpoint.UserName), site.Keeping, site.Kernel.MachineStart, logger);
        var configuration = new ConfigurationFile(Path.Combine(site.DataFolder, "cfg.json"));
        await using var publisher = new KitPublisher(endpoint, site.Publishing, outbox, site.Keeping, site.Kernel, configuration, site.Clock, logger);
        await using var teller = new EventTeller(publisher.Tell, site.Clock, logger);

        // Also what no rule tells goes by the teller: a disk that hangs holds up no sensor, and "cancelled" does not overtake "suspected".
        var voice = new KitVoice(publisher.Say, readings => teller.Tell(readings), publisher.TimeOf);
        await using var roster = new SensorRoster(site.Buses, voice, (rules, signals) => new LocalRules(rules, signals, teller, site.Clock, logger), site.Random, site.Clock, logger);
        var notice = new ServiceNotice(site.NotifySocket);
        var status = new StatusKeeper(new StatusFile(site.StatusPath), publisher, roster, identity, site, notice, logger);
        var health = new KitHealth(new BoardHealth(site.BoardRoot, site.DataFolder), voice, () => publisher.Figures.Packs, roster.TakeLosses, site.Clock);
        using var renewal = new CertificateRenewal(identity, () => publisher.Present()?.At.ToDateTimeOffset(), publisher.TimeLearned, site.Clock, () => _ = ShowNewCertificateAsync(identity, publisher), LogNotRenewed);

        var actions = new KitActions(() => roster.Rules as LocalRules, () => roster.Reports, new KitReport(status.Now, new BoardHealth(site.BoardRoot, site.DataFolder), site.Clock), renewal);
        var commands = new CommandDesk(actions.DoAsync, publisher.TryAnswerAsync, publisher.PresentAsLooked, publisher.Connected, site.Clock, logger);
        publisher.OnCommand = commands.Take;

        LogStarts(endpoint.UserName, site.Publishing.AgentVersion, outbox.Boot);
        publisher.Start();
        teller.Start();
        await ApplyAsync(publisher, roster);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var loops = new Dictionary<string, Task>(StringComparer.Ordinal)
        {
            ["publisher"] = publisher.Running,
            ["sensors"] = KeepAsync("sensors", token => FollowAsync(publisher, roster, token), over.Token),
            ["health"] = KeepAsync("health", health.RunAsync, over.Token),
            ["commands"] = KeepAsync("commands", commands.RunAsync, over.Token),
            ["renewal"] = KeepAsync("renewal", renewal.RunAsync, over.Token),
            ["status"] = KeepAsync("status", status.RunAsync, over.Token),
        };
        var waits = new Dictionary<string, Func<TimeSpan>>(StringComparer.Ordinal)
        {
            ["outbox"] = () => publisher.SinceRound,
            ["events"] = () => teller.LongestWait,
        };
        notice.Ready();
        var heart = new Heartbeat(notice, roster.FindHeldUp, loops, waits, site.Clock, logger).RunAsync(Heartbeat.PeriodOf(site.WatchdogMicroseconds), over.Token);

        await publisher.Running.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var isGood = stop.IsCancellationRequested;
        if (!isGood)
        {
            LogEnded(publisher.Running.Exception);
        }

        notice.Stopping();
        await over.CancelAsync();
        await Task.WhenAll([heart, .. loops.Where(loop => loop.Key != "publisher").Select(loop => loop.Value)]).WaitAsync(Farewell, site.Clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        status.Remove();
        LogStops();
        return isGood;
    }

    /// <summary>The sensors follow the configuration.</summary>
    private async Task FollowAsync(KitPublisher publisher, SensorRoster roster, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = publisher.Configured.Next;
            await ApplyAsync(publisher, roster);
            await next.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One that cannot be used is refused, and the one that runs stays in force.</summary>
    private async Task ApplyAsync(KitPublisher publisher, SensorRoster roster)
    {
        var wanted = publisher.ConfigurationFile;
        if (wanted == applied)
        {
            return;
        }

        if (await roster.ApplyAsync(wanted.Current) is { } fault)
        {
            await publisher.RefuseAsync(wanted, applied, fault);
        }
        else
        {
            applied = wanted;
        }
    }

    /// <summary>Runs a part of the program again when it has failed: no mistake in one stops the others.</summary>
    private async Task KeepAsync(string name, Func<CancellationToken, Task> run, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await run(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // What it was at is begun anew; readings and packs are not its business.
                LogFailed(name, e);
                await Task.Delay(Again, site.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ShowNewCertificateAsync(KitIdentity identity, KitPublisher publisher)
    {
        try
        {
            await publisher.ChangeAsync(identity.ReadEndpoint());
            LogRenewed();
        }
        catch (Exception e) when (e is KitIdentityException or CryptographicException)
        {
            // Read again at the next start.
            LogNotRenewed(e.Message);
        }
    }

    [LoggerMessage(7321, LogLevel.Information, "Kit {Kit} starts, version {Version}, boot {Boot}")]
    private partial void LogStarts(string kit, string version, long boot);

    [LoggerMessage(7322, LogLevel.Critical, "The publisher has ended, and the program with it")]
    private partial void LogEnded(Exception? error);

    [LoggerMessage(7323, LogLevel.Information, "Stopped in good order")]
    private partial void LogStops();

    [LoggerMessage(7324, LogLevel.Error, "Part '{Part}' of the program has failed, and is begun anew in a minute")]
    private partial void LogFailed(string part, Exception error);

    [LoggerMessage(7325, LogLevel.Information, "The certificate is renewed and in use")]
    private partial void LogRenewed();

    [LoggerMessage(7326, LogLevel.Warning, "The certificate could not be renewed; the present one is used on and it is tried again: {Reason}")]
    private partial void LogNotRenewed(string reason);
}
