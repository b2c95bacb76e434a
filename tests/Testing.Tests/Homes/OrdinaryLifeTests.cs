using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Tests.Homes;

public sealed class OrdinaryLifeTests(ITestOutputHelper output)
{
    [Fact]
    public void OrdinaryLife_TenHomesThirtyDays_RaisesOnlyLateBatteriesAndRareArtefacts()
    {
        const int homes = 10, days = 30;
        var step = TimeSpan.FromMinutes(9);
        var simulated = Enumerable.Range(0, homes).Select(number => new SimulatedHome(TestHomes.Options(number))).ToList();
        var player = new InProcessPlayer([.. simulated.Select(home => home.Plan)], new DetectionOptions());
        foreach (var home in simulated)
        {
            long sequence = 0;
            for (var at = TestHomes.Midnight; at < TestHomes.At(24 * days); at += step)
            {
                player.Play(new Pack
                {
                    Key = new PackKey(home.Kit, 1, Lane.Obs, ++sequence),
                    SealedAt = at + step,
                    ReceivedAt = at + step,
                    Clock = new ClockQuality(ClockState.Synced, 0.1),
                    EventsBefore = 0,
                    Observations = home.Between(at, at + step),
                });
            }
        }

        output.WriteLine(string.Join('\n', player.Alerts.Select(alert => $"{alert.Rule} {alert.Home} {alert.EpisodeStart} {alert.Summary.English}")));
        Assert.Equal(0, player.Waiting);

        // A coin cell that nobody changed in time; an oximeter on a cold hand.
        Assert.All(player.Alerts, alert => Assert.Contains(alert.Rule, (string[])[AlertRules.BatteryLow, AlertRules.VitalSign]));
        Assert.InRange(player.Alerts.Count(alert => alert.Rule == AlertRules.BatteryLow), 0, 0.15 * homes * days / 7);
        Assert.InRange(player.Alerts.Count(alert => alert.Rule == AlertRules.VitalSign), 0, 0.1 * homes * days / 7);
    }
}
