using System.Globalization;
using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Testing.Tests.Simulations;

/// <summary>Three months of one home, from a person's life to alerts, within a unit test. How long it takes is in benchmarks/README.md.</summary>
public sealed class NinetyDaysTests
{
    private static readonly DateOnly Start = new(2026, 1, 12);

    [Fact]
    public void Play_NinetyDaysOfOneHome_FindsWhatHappened()
    {
        var begin = TimeProvider.System.GetTimestamp();
        var simulation = Simulation.Create(new SimulationOptions { Name = "ninety", Homes = 1, Days = 90, Seed = 11, Start = Start, Happenings = [Happenings()] });
        var player = new InProcessPlayer(simulation.Manifest.Homes, new DetectionOptions());
        var (packs, observations) = (0L, 0L);
        foreach (var taped in simulation.TapeOf(1).Packs())
        {
            player.Play(taped.Pack);
            packs += taped.Pack.Key.Lane == Lane.Tick ? 0 : 1;
            observations += taped.Pack.Observations.Count;
        }

        var elapsed = TimeProvider.System.GetElapsedTime(begin);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"90 days of one home: {observations} observations in {packs} packs, {elapsed.TotalSeconds:0.00} s"));

        Assert.Equal((0, packs), (player.Waiting, player.Processed));
        Assert.InRange(packs, 129_000, 130_000);
        Assert.InRange(observations, 90 * 4_000, 90 * 6_000);
        // What happened, and a coin cell that nobody changed in time.
        Assert.Equal(
        [
            "battery-low 2026-02-02T15:02:36.000606Z", "fall 2026-02-11T15:00:00.000000Z", "kit-silent 2026-02-26T08:59:29.742000Z",
            "help-call 2026-03-13T11:00:00.000000Z",
        ],
        player.Alerts.Where(alert => alert.Rule is not (AlertRules.Stillness or AlertRules.SensorSilent)).OrderBy(alert => alert.EpisodeStart).Select(alert => $"{alert.Rule} {alert.EpisodeStart}"));
        // No sensor died: at most one a month is taken for dead, and told as heard again.
        var silent = player.Alerts.Where(alert => alert.Rule == AlertRules.SensorSilent).ToList();
        Assert.InRange(silent.Count, 0, 3);
        Assert.All(silent, alert => Assert.Equal(AlertDevelopments.Ended, alert.Development?.Kind));
        // Nobody lay still: no more than the rate that is set, and as many again.
        Assert.InRange(player.Alerts.Count(alert => alert.Rule == AlertRules.Stillness), 0, 2 * 90 * new DetectionOptions().Budget.OfAlerts(AlertRules.Stillness));
    }

    private static IReadOnlyList<Happening> Happenings() =>
    [
        new() { Kind = HappeningKinds.Fall, During = new TimeRange(At(30, 15), At(30, 15.2)) },
        new() { Kind = HappeningKinds.LinkLoss, During = new TimeRange(At(45, 9), At(45, 12)) },
        new() { Kind = HappeningKinds.HelpCall, During = new TimeRange(At(60, 11), At(60, 11)) },
    ];

    private static Instant At(int day, double hour) => Instant.From(new DateTimeOffset(Start.AddDays(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) + TimeSpan.FromHours(hour);
}
