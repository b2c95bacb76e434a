using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Kits;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Homes;

/// <summary>
/// The demonstration: every home with a kit and a connection of its own, first its history, then life in real time, with the script once all are live. Started again on the same state
/// folder each kit is a new boot that first sends what was not acknowledged, then what happened since, so that its history has no hole.
/// </summary>
public sealed class DemoSimulation(
    IReadOnlyList<DemoHome> homes, Func<KitId, MqttEndpoint> endpointOf, string stateFolder, DemoOptions options, TimeProvider clock, ILoggerFactory loggers)
{
    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Runs until cancelled; then every kit says good-bye and keeps what was not acknowledged.</summary>
    /// <param name="progress">Told each second; may be null.</param>
    /// <param name="cancellationToken">Ends the demonstration.</param>
    /// <exception cref="IOException">The state folder cannot be written, or another process uses it.</exception>
    public async Task RunAsync(IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        var kits = new List<SimulatedKit>();
        try
        {
            foreach (var home in homes)
            {
                kits.Add(NewKit(home));
            }

            await RunAsync(kits, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The usual end.
        }
        finally
        {
            await Task.WhenAll(kits.Select(kit => kit.DisposeAsync().AsTask())).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(List<SimulatedKit> kits, IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        var historyStart = Instant.Now(clock) - TimeSpan.FromDays(options.HistoryDays);
        var feeds = kits.Select((kit, i) => new DemoFeed(homes[i], kit, clock)).ToList();
        var allLive = new TaskCompletionSource<Instant>(TaskCreationOptions.RunContinuationsAsynchronously);
        var behind = kits.Count;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tasks = kits.Select((kit, i) => Task.Run(() => EndAllOnFaultAsync(linked, LiveAsync(kit, feeds[i], linked.Token)), CancellationToken.None)).ToList();
        tasks.Add(EndAllOnFaultAsync(linked, ReportAsync(kits, feeds, allLive.Task, progress, linked.Token)));
        await Task.WhenAll(tasks).ConfigureAwait(false);

        async Task LiveAsync(SimulatedKit kit, DemoFeed feed, CancellationToken stop)
        {
            kit.Start();
            await feed.CatchUpAsync(historyStart, stop).ConfigureAwait(false);
            if (Interlocked.Decrement(ref behind) == 0)
            {
                allLive.TrySetResult(Instant.Now(clock));
            }

            await Task.WhenAll(feed.LiveAsync(stop), ActAsync(feed, stop)).ConfigureAwait(false);
        }

        async Task ActAsync(DemoFeed feed, CancellationToken stop)
        {
            var start = await allLive.Task.WaitAsync(stop).ConfigureAwait(false);
            if (options.Script)
            {
                await feed.ActAsync(new DemoScript(start), stop).ConfigureAwait(false);
            }
        }
    }

    private static async Task EndAllOnFaultAsync(CancellationTokenSource all, Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch
        {
            await all.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ReportAsync(List<SimulatedKit> kits, List<DemoFeed> feeds, Task<Instant> allLive, IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var statistics = kits.Select(kit => kit.Statistics).ToList();
            progress?.Report(new DemoProgress(
                feeds.Average(feed => feed.HistoryShare),
                statistics.Sum(kit => kit.Acknowledged),
                statistics.Sum(kit => kit.Pending),
                allLive.IsCompletedSuccessfully ? await allLive.ConfigureAwait(false) : null));
            await Task.Delay(ProgressPeriod, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private SimulatedKit NewKit(DemoHome home) => new(
        new SimulatedKitOptions { Kit = home.Home.Kit, Sensors = home.Home.Sensors },
        endpointOf(home.Home.Kit),
        new FileKitJournal(Path.Combine(stateFolder, $"{home.Home.Kit.Value}.journal")),
        clock,
        loggers.CreateLogger<SimulatedKit>());
}
