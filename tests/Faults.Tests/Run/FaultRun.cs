using System.Globalization;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Faults.Tests.Site;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Faults.History;

namespace AgeingMonitor.Faults.Tests.Run;

/// <summary>A run of random steps by a seed: after every stretch of them everything is healed, worked through, and the history is checked.</summary>
internal sealed class FaultRun(FaultSite site, long seed)
{
    private const int StretchSteps = 150;
    private const int RememberedSteps = 60;
    private static readonly TimeSpan LongestStepPause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StepPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(3);
    private readonly SeededRandom random = SeededRandom.For((ulong)seed, 1);
    private readonly Queue<string> lastSteps = [];
    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private int step;

    /// <summary>Checks done.</summary>
    public int Checks { get; private set; }

    /// <summary>What was done and held, in one line.</summary>
    public string Summary { get; private set; } = string.Empty;

    public async Task RunAsync(int steps, Action<string> tell, CancellationToken cancellationToken)
    {
        var kitSteps = new KitSteps(random);
        var world = new WorldSteps(site, random);
        while (step < steps)
        {
            step++;
            var next = Draw(kitSteps, world);
            Remember(next.Words);
            await DoAsync(next, tell, cancellationToken);
            await Task.Delay(LongestStepPause * random.NextDouble(), site.Clock, cancellationToken);
            if (step % StretchSteps == 0 || step == steps)
            {
                await world.HealAsync(cancellationToken);
                await CheckAsync(cancellationToken);
                tell(Summary);
            }
        }
    }

    private async Task DoAsync(FaultStep next, Action<string> tell, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        try
        {
            await next.DoAsync(cancellationToken).WaitAsync(StepPatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw Fault($"'{next.Words}' has not ended after {StepPatience}");
        }

        if (TimeProvider.System.GetElapsedTime(begun) is var took && took > WorthTelling)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"step {step} took {took.TotalSeconds:0.0} s: {next.Words}"));
        }
    }

    private FaultStep Draw(KitSteps kitSteps, WorldSteps world)
    {
        var (kind, next) = random.Next(0, 100) switch
        {
            < 66 => ("kit", DrawKit(kitSteps)),
            < 84 => ("link", world.DrawLink()),
            < 92 => ("database", world.DrawDatabase()),
            < 96 => ("broker and ingest", world.DrawIngest()),
            _ => ("silo", world.DrawSilo()),
        };
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        return next;
    }

    private FaultStep DrawKit(KitSteps kitSteps)
    {
        var number = random.Next(0, site.Kits.Count);
        return kitSteps.Draw(site.Kits[number], number);
    }

    private void Remember(string words)
    {
        lastSteps.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{step,6}  {words}"));
        if (lastSteps.Count > RememberedSteps)
        {
            lastSteps.Dequeue();
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        // A heartbeat names the events before it and tells of what was shed, so that everything has its place in the order. It must not itself be too much for a full outbox.
        var begun = TimeProvider.System.GetTimestamp();
        await WaitAsync("sent", () => Task.FromResult(SiteReader.Waiting(site)), cancellationToken);
        foreach (var kit in site.Kits)
        {
            kit.Pass(TimeSpan.FromSeconds(1));
            kit.Seal(Lane.Obs);
        }

        await WaitAsync("worked through", () => SiteReader.BehindAsync(site), cancellationToken);
        var drained = TimeProvider.System.GetElapsedTime(begun);
        var content = await SiteReader.ReadAsync(site, cancellationToken);
        var violations = HistoryChecker.Check([.. site.Kits.Select(kit => kit.History)], content, [.. site.Kits.Select(kit => kit.Plan)], FaultSite.Detection);
        Checks++;
        var packs = site.Kits.Sum(kit => kit.History.Packs.Count);
        var shed = site.Kits.Sum(kit => kit.History.Packs.Count(pack => pack.IsShed));
        Summary = string.Create(
            CultureInfo.InvariantCulture,
            $"step {step} ({string.Join(", ", kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value} {kind.Key}")))}): {packs} packs sealed, {shed} shed, {content.Observations.Count} observations, {content.Alerts.Count} alerts, {content.Quarantined.Count} in quarantine, {violations.Count} violations; worked through in {drained.TotalSeconds:0.0} s");
        if (violations.Count > 0)
        {
            throw Fault(string.Join(Environment.NewLine, violations.Take(20)));
        }
    }

    private async Task WaitAsync(string until, Func<Task<string>> behindAsync, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var behind = string.Empty;
        while (TimeProvider.System.GetElapsedTime(begun) < DrainPatience)
        {
            behind = await behindAsync();
            if (behind.Length == 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), site.Clock, cancellationToken);
        }

        throw Fault($"everything works again and after {DrainPatience} it is not {until}: {behind}{Environment.NewLine}{await SiteReader.DescribeAsync(site)}");
    }

    private Xunit.Sdk.XunitException Fault(string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        step {step}, seed {seed}: {what}

        The last steps:
        {string.Join(Environment.NewLine, lastSteps)}

        All was well {Checks - 1} checks ago at most; to have it again: AGEING_FAULT_SEED={seed} AGEING_FAULT_STEPS={step}
        """));
}
