using System.Diagnostics.Metrics;
using AgeingMonitor.Analytics.Cluster;
using AgeingMonitor.Analytics.Cluster.Homes;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace AgeingMonitor.Analytics.Tests.Cluster;

public sealed class AlertOutboxTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly IAlertJournal journal = Substitute.For<IAlertJournal>();
    private readonly IDailyList list = Substitute.For<IDailyList>();
    private readonly ICapacityWeeks weekly = Substitute.For<ICapacityWeeks>();
    private readonly FakeTimeProvider time = new();

    public AlertOutboxTests() => journal.RaiseAsync(Arg.Any<AlertDraft>(), Arg.Any<CancellationToken>()).Returns(RaiseOutcome.New);

    /// <summary>The daily list calls nobody: while it cannot be saved alerts go on, and nothing is lost meanwhile, for the snapshot waits.</summary>
    [Fact]
    public async Task TryFlush_WhileTheListFails_AlertsGoOn_AndTheListFollowsLater()
    {
        list.AddAsync(Arg.Any<DayFlag>(), Arg.Any<CancellationToken>()).Returns<Task<bool>>(_ => throw new CareDatabaseException("No such table."));
        using var outbox = Outbox();
        outbox.Add([Flag(1)]);
        outbox.Add([Alert(1)]);

        Assert.True(await outbox.TryFlushAsync(Token));
        Assert.False(outbox.IsEmpty);
        outbox.Add([Alert(2)]);
        Assert.True(await outbox.TryFlushAsync(Token));
        await journal.Received(2).RaiseAsync(Arg.Any<AlertDraft>(), Arg.Any<CancellationToken>());
        await list.Received(1).AddAsync(Arg.Any<DayFlag>(), Arg.Any<CancellationToken>());

        list.AddAsync(Arg.Any<DayFlag>(), Arg.Any<CancellationToken>()).Returns(true);
        time.Advance(TimeSpan.FromSeconds(16));
        Assert.True(await outbox.TryFlushAsync(Token));
        Assert.True(outbox.IsEmpty);
    }

    /// <summary>What has become of an alert is shown as the journal tells it, with whoever has taken it meanwhile.</summary>
    [Fact]
    public async Task TryFlush_WhatHasBecomeOfAnAlert_IsPublishedAsTheJournalTellsIt()
    {
        var development = new AlertDevelopment(AlertDevelopments.Confirmed, AlertDevelopments.Still, new(5), AlertPriority.High, new("c", "d"), []);
        var draft = Alert(1) with { Development = development };
        journal.RaiseAsync(draft, Arg.Any<CancellationToken>()).Returns(RaiseOutcome.Developed);
        journal.FindAsync(draft.Id, Arg.Any<CancellationToken>()).Returns(new Alert(Alert(1).Developed(development) with { Development = null }, AlertState.Acknowledged, null, "anna", null, null, new(6)));
        var cards = new List<AlertCard>();
        using var outbox = new AlertOutbox(journal, list, weekly, cards.Add, new AnalyticsClock(time), 100, NullLogger.Instance);

        outbox.Add([Alert(1), draft]);

        Assert.True(await outbox.TryFlushAsync(Token));
        Assert.Equal([("a", AlertPriority.Medium, AlertState.Raised), ("c", AlertPriority.High, AlertState.Acknowledged)], cards.Select(card => (card.French, card.Priority, card.State)));
    }

    /// <summary>A kit that confirms a fall in the pack that tells of it: the alert is new and developed at once, and counts as raised.</summary>
    [Theory]
    [InlineData(RaiseOutcome.New, 1)]
    [InlineData(RaiseOutcome.Developed, 0)]
    [InlineData(RaiseOutcome.Known, 0)]
    public async Task TryFlush_AnAlertThatIsNewAndDevelopedAlready_IsCountedOnce(RaiseOutcome outcome, int counted)
    {
        var development = new AlertDevelopment(AlertDevelopments.Confirmed, AlertDevelopments.Kit, new(5), AlertPriority.High, new("c", "d"), []);
        var draft = Alert(1) with { Rule = $"rule {outcome}", Development = development };
        journal.RaiseAsync(draft, Arg.Any<CancellationToken>()).Returns(outcome);
        var raised = 0L;
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Name == "ageing.analytics.alerts_raised") { listening.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => raised += (string?)tags[0].Value == draft.Rule ? count : 0);
        listener.Start();
        using var outbox = Outbox();

        outbox.Add([draft]);

        Assert.True(await outbox.TryFlushAsync(Token));
        Assert.Equal(counted, raised);
    }

    [Fact]
    public async Task TryFlush_AListThatFailsForLong_KeepsTheLatestThousand()
    {
        list.AddAsync(Arg.Any<DayFlag>(), Arg.Any<CancellationToken>()).Returns<Task<bool>>(_ => throw new CareDatabaseException("No such table."));
        using var outbox = Outbox();
        outbox.Add(Enumerable.Range(1, 1_500).Select(Flag));
        await outbox.TryFlushAsync(Token);
        var saved = new List<DayFlag>();
        list.AddAsync(Arg.Do<DayFlag>(saved.Add), Arg.Any<CancellationToken>()).Returns(true);
        time.Advance(TimeSpan.FromSeconds(16));

        await outbox.TryFlushAsync(Token);

        Assert.Equal(Enumerable.Range(501, 1_000).Select(day => (double)day), saved.Select(flag => flag.Score));
    }

    private AlertOutbox Outbox() => new(journal, list, weekly, _ => { }, new AnalyticsClock(time), 100, NullLogger.Instance);

    private static AlertDraft Alert(int number) => new()
    {
        Id = AlertId.Derive(TestHome.Id, AlertRules.Stillness, AlertSubject.Household.Value, new Instant(number)),
        Home = TestHome.Id,
        Rule = AlertRules.Stillness,
        Subject = AlertSubject.Household,
        Priority = AlertPriority.Medium,
        EpisodeStart = new(number),
        RaisedAt = new(number),
        Summary = new("a", "b"),
        Evidence = [],
    };

    private static DayFlag Flag(int number) => new()
    {
        Home = TestHome.Id,
        Detector = "routine",
        Subject = AlertSubject.Household,
        During = new TimeRange(new(number), new(number + 1)),
        Score = number,
        Limit = 1,
        Reasons = [new("a", "b")],
    };
}
