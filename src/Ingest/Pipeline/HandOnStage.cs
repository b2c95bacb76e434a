using System.Threading.Channels;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Hands stored packs to their homes: in order within a home, homes beside each other, so that a slow one delays only itself. A home that does not take its packs for long
/// has them left to the kit, which was not answered and sends them again; they are in the store already.
/// </summary>
internal sealed partial class HandOnStage(IHomeGateway gateway, IngestOptions options, IngestMetrics metrics, TimeProvider clock, ILogger<HandOnStage> log) : IDisposable
{
    // Longer than Orleans waits for an answer (30 s): a guard against a call that never ends.
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(45);
    private readonly Dictionary<HomeId, HomeQueue> homes = [];
    private readonly SemaphoreSlim slots = new(options.ConcurrentHomes);
    private readonly Lock gate = new();
    private readonly HashSet<Task> workers = [];
    private int waiting;

    /// <summary>Packs that wait for their home.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public async Task RunAsync(ChannelReader<Task<IReadOnlyList<RoutedPack>>> written, ChannelWriter<IReadOnlyList<RoutedPack>> accepted, CancellationToken cancellationToken)
    {
        await foreach (var batch in written.ReadAllAsync(cancellationToken))
        {
            foreach (var pack in await batch)
            {
                Add(pack, accepted, cancellationToken);
            }
        }

        Task[] atWork;
        lock (gate)
        {
            atWork = [.. workers];
        }

        await Task.WhenAll(atWork);
    }

    public void Dispose() => slots.Dispose();

    private void Add(RoutedPack pack, ChannelWriter<IReadOnlyList<RoutedPack>> accepted, CancellationToken cancellationToken)
    {
        if (!homes.TryGetValue(pack.Home, out var queue))
        {
            queue = homes[pack.Home] = new HomeQueue(pack.Home, options.PacksPerHome);
        }

        var (taken, startWorker) = queue.Add(pack);
        if (!taken)
        {
            Leave([pack]);
            return;
        }

        Interlocked.Increment(ref waiting);
        if (startWorker)
        {
            Start(queue, accepted, cancellationToken);
        }
    }

    private void Start(HomeQueue queue, ChannelWriter<IReadOnlyList<RoutedPack>> accepted, CancellationToken cancellationToken)
    {
        var worker = WorkAsync(queue, accepted, cancellationToken);
        lock (gate)
        {
            workers.Add(worker);
        }

        _ = worker.ContinueWith(
            ended =>
            {
                lock (gate)
                {
                    workers.Remove(ended);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    private async Task WorkAsync(HomeQueue queue, ChannelWriter<IReadOnlyList<RoutedPack>> accepted, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (queue.TakeOrRest() is { } packs)
        {
            Interlocked.Add(ref waiting, -packs.Length);
            if (await TryHandOnAsync(queue.Home, packs, cancellationToken))
            {
                await accepted.WriteAsync(packs, cancellationToken);
            }
            else
            {
                Leave(packs);
            }
        }
    }

    private async Task<bool> TryHandOnAsync(HomeId home, RoutedPack[] routed, CancellationToken cancellationToken)
    {
        var packs = Array.ConvertAll(routed, one => one.Pack);
        var backOff = new BackOff(clock);
        var started = clock.GetTimestamp();
        var failed = false;
        while (true)
        {
            if (await TryOnceAsync(home, packs, first: !failed, cancellationToken))
            {
                if (failed)
                {
                    LogTaken(home, clock.GetElapsedTime(started));
                }

                return true;
            }

            failed = true;
            if (clock.GetElapsedTime(started) >= options.HomePatience)
            {
                LogLeft(home, packs.Length);
                return false;
            }

            await backOff.WaitAsync(cancellationToken);
        }
    }

    private async Task<bool> TryOnceAsync(HomeId home, Pack[] packs, bool first, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            using var activity = IngestMetrics.Activities.StartActivity("ingest.hand-on");
            activity?.SetTag("home", home.Value).SetTag("packs", packs.Length);
            await gateway.AcceptAsync(home, packs, cancellationToken).WaitAsync(CallPatience, clock, cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Moving, overloaded or broken: the packs stay in hand, stored and not answered, and are offered again.
            if (first)
            {
                LogNotTaken(home, e.Message);
            }

            return false;
        }
        finally
        {
            slots.Release();
        }
    }

    private void Leave(RoutedPack[] packs)
    {
        metrics.Deferred(packs.Length);
        Array.ForEach(packs, pack => pack.Origin.Done());
    }

    [LoggerMessage(3030, LogLevel.Warning, "Home {Home} does not take packs; they are offered again: {Reason}")]
    private partial void LogNotTaken(HomeId home, string reason);

    [LoggerMessage(3031, LogLevel.Information, "Home {Home} takes packs again after {Outage}")]
    private partial void LogTaken(HomeId home, TimeSpan outage);

    [LoggerMessage(3032, LogLevel.Error, "Home {Home} did not take {Packs} packs in time; they are stored, not answered, and will be sent again")]
    private partial void LogLeft(HomeId home, int packs);
}
