using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Cluster;

/// <summary>What a team sees, from the event on the wire to the outcome, over restarts.</summary>
public sealed class CareTeamGrainTests
{
    private static readonly Instant At = TestHome.Local("2026-03-28 12:00");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task WaitAsync_CallForHelp_ShowsTheAlertToWhoeverWaits()
    {
        await using var site = await TestSite.StartAsync();
        var snapshot = await site.Team.GetSnapshotAsync();
        var alert = WaitForAsync(site, snapshot, delta => delta.Change.Alert is not null);

        await site.TakeInAsync(Help(1));

        var card = (await alert).Change.Alert!;
        Assert.Equal((AlertRules.HelpCall, AlertState.Raised, AlertPriority.High), (card.Rule, card.State, card.Priority));
    }

    [Fact]
    public async Task AcknowledgeAsync_ThenRestart_IsStillAcknowledged()
    {
        await using var site = await TestSite.StartAsync();
        await site.TakeInAsync(Help(1));
        var id = Assert.Single(await site.AlertsAsync()).Draft.Id.ToString();
        var snapshot = await site.Team.GetSnapshotAsync();
        var shown = WaitForAsync(site, snapshot, delta => delta.Change.Alert is { State: AlertState.Acknowledged });

        var answer = await site.Grains.GetGrain<IAlertGrain>(id).AcknowledgeAsync("nurse");
        Assert.True(answer.Done);
        Assert.Equal("nurse", (await shown).Change.Alert!.AcknowledgedBy);
        Assert.False((await site.Grains.GetGrain<IAlertGrain>(id).AcknowledgeAsync("another")).Done);

        await site.KillAsync();
        await site.RunAsync();
        Assert.Equal(AlertState.Acknowledged, Assert.Single((await site.Team.GetSnapshotAsync()).Alerts).State);

        Assert.True((await site.Grains.GetGrain<IAlertGrain>(id).ResolveAsync("nurse", AlertOutcome.Test, "a try")).Done);
        Assert.Empty((await site.Team.GetSnapshotAsync()).Alerts);
        Assert.True((await site.Grains.GetGrain<IAlertGrain>(id).ReopenAsync("nurse")).Done);
        Assert.Equal(AlertState.Raised, Assert.Single((await site.Team.GetSnapshotAsync()).Alerts).State);
    }

    [Fact]
    public async Task WaitAsync_AnotherEpochOrAnUnknownNumber_AsksForASnapshot()
    {
        await using var site = await TestSite.StartAsync();
        var snapshot = await site.Team.GetSnapshotAsync();

        Assert.True((await site.Team.WaitAsync(Guid.NewGuid(), 0, Patience)).SnapshotNeeded);
        Assert.True((await site.Team.WaitAsync(snapshot.Epoch, snapshot.Number + 1_000, Patience)).SnapshotNeeded);
    }

    [Fact]
    public async Task WaitAsync_NothingHappens_EndsEmptyWhenPatienceRunsOut()
    {
        await using var site = await TestSite.StartAsync();
        var snapshot = await SettleAsync(site);
        var waiting = site.Team.WaitAsync(snapshot.Epoch, snapshot.Number, TimeSpan.FromHours(1));
        Assert.False(waiting.IsCompleted);

        // The call waits inside the grain; each step of the clock is tried until it has ended.
        await TestSite.UntilAsync(
            () =>
            {
                site.Clock.Advance(TimeSpan.FromMilliseconds(2_500));
                return Task.FromResult(waiting.IsCompleted);
            },
            "the wait ends");

        Assert.False((await waiting).SnapshotNeeded);
    }

    [Fact]
    public async Task ReviewAsync_AlertSavedByOneThatDiedBeforeTelling_IsShown()
    {
        await using var site = await TestSite.StartAsync();
        var snapshot = await site.Team.GetSnapshotAsync();
        var shown = WaitForAsync(site, snapshot, delta => delta.Change.Alert is not null);
        await site.Journal.RaiseAsync(ImmediateAlerts.From(TestHome.Plan(), Help(1))[0], TestContext.Current.CancellationToken);

        await TestSite.UntilAsync(
            () =>
            {
                site.Clock.Advance(TimeSpan.FromSeconds(5));
                return Task.FromResult(shown.IsCompleted);
            },
            "the review shows it");

        Assert.Equal(AlertRules.HelpCall, (await shown).Change.Alert!.Rule);
    }

    private static async Task<TeamSnapshot> SettleAsync(TestSite site)
    {
        TeamSnapshot? last = null;
        await TestSite.UntilAsync(
            async () =>
            {
                var now = await site.Team.GetSnapshotAsync();
                var isSettled = now.Tiles.Length > 0 && last?.Number == now.Number;
                last = now;
                return isSettled;
            },
            "the view is at rest");
        return last!;
    }

    private static async Task<TeamDelta> WaitForAsync(TestSite site, TeamSnapshot from, Func<TeamDelta, bool> isIt)
    {
        for (var number = from.Number; ;)
        {
            var deltas = await site.Team.WaitAsync(from.Epoch, number, Patience);
            Assert.False(deltas.SnapshotNeeded);
            if (deltas.Deltas.FirstOrDefault(isIt) is { } found)
            {
                return found;
            }

            number = deltas.Deltas.Length > 0 ? deltas.Deltas[^1].Number : number;
        }
    }

    private static Pack Help(long sequence) => new()
    {
        Key = new(TestHome.Kit, 1, Lane.Evt, sequence),
        SealedAt = At,
        ReceivedAt = At,
        Clock = new(ClockState.Synced, null),
        Observations = [new(TestHome.Wrist, Quantities.Help, At, ObservedValue.Of(1))],
    };
}
