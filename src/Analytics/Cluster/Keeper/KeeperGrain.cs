using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Analytics.Cluster.Keeper;

/// <summary>
/// Wakes every home in rounds, so that silence is noticed and a backlog is worked on without waiting for traffic. Homes of a replay are woken too: they only catch up.
/// The keeper is poked by every silo: when its silo is lost, it lives again on another within seconds, and its first round begins at once.
/// </summary>
[GrainType("ageing.keeper")]
internal sealed partial class KeeperGrain(IHomeDirectory directory, IOptions<AnalyticsOptions> options, AnalyticsClock clock, ILogger<KeeperGrain> logger) : Grain, IKeeperGrain
{
    private const int HomesAtOnce = 32;

    private static readonly HomeMode[] Modes = [HomeMode.Live, HomeMode.Demo, HomeMode.Replay];

    private readonly HashSet<HomeId> failing = [];
    private Instant lastRound = Instant.MinValue;
    private bool isRound;

    public Task PokeAsync()
    {
        var now = Instant.Now(clock.Time);
        if (!isRound && (lastRound == Instant.MinValue || now - lastRound >= options.Value.WakePeriod))
        {
            isRound = true;
            lastRound = now;
            _ = RoundAsync();
        }

        return Task.CompletedTask;
    }

    private async Task RoundAsync()
    {
        try
        {
            foreach (var homes in (await directory.ListAsync(Modes, CancellationToken.None)).Chunk(HomesAtOnce))
            {
                await Task.WhenAll(homes.Select(WakeAsync));
            }
        }
        catch (Exception e)
        {
            // The homes that are awake go on; the next poke begins another round.
            LogNoRound(e);
            lastRound = Instant.MinValue;
        }
        finally
        {
            isRound = false;
        }
    }

    private async Task WakeAsync(HomeId home)
    {
        try
        {
            await GrainFactory.GetGrain<IHomeGrain>(home.Value).WakeAsync(Instant.Now(clock.Time));
            if (failing.Remove(home))
            {
                LogAwake(home);
            }
        }
        catch (Exception e)
        {
            // The other homes are still woken; this one is tried again in the next round.
            if (failing.Add(home))
            {
                LogNotAwake(e, home);
            }
        }
    }
}
