using System.Globalization;
using System.Text;
using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Tests.Homes;

public sealed class OrdinaryLifeTests
{
    [Fact]
    public void OrdinaryLife_TenHomesThirtyDays_RaisesOnlyLateBatteries()
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

        Assert.Equal(0, player.Waiting);
        RepositoryFile.AssertPart("docs/simulation.md", "ordinary-life", TableOf(player.Alerts, homes, days));

        // Coin cells that nobody changed in time. The oximeter on a cold hand is held back: two in 300 days without that.
        Assert.Equal(
        [
            "battery-low 2026-02-12T15:01:31.000877Z", "battery-low 2026-02-17T15:02:10.000246Z",
        ],
        player.Alerts.OrderBy(alert => alert.EpisodeStart).Select(alert => $"{alert.Rule} {alert.EpisodeStart}"));
    }

    private static string TableOf(IReadOnlyCollection<AlertDraft> alerts, int homes, int days)
    {
        var weeks = homes * days / 7.0;
        var table = new StringBuilder("| Rule | Alerts | A person-week |\n| --- | ---: | ---: |\n");
        foreach (var rule in alerts.GroupBy(alert => alert.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"| `{rule.Key}` | {rule.Count()} | {rule.Count() / weeks:0.00} |\n");
        }

        return table.Append(CultureInfo.InvariantCulture, $"| all, {homes} homes × {days} days | {alerts.Count} | {alerts.Count / weeks:0.00} |\n").ToString();
    }
}
