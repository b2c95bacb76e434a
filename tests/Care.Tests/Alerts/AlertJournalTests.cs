using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Tests.Alerts;

public abstract class AlertJournalTests(TestEngine engine) : CareSuite(engine)
{
    private const string Nurse = "user-1";

    private IAlertJournal Journal => Care.Get<IAlertJournal>();

    [Fact]
    public async Task Raise_NewAlert_IsFoundAsGiven()
    {
        var draft = Drafts.VitalSign();

        Assert.Equal(RaiseOutcome.New, await Journal.RaiseAsync(draft, Token));

        var alert = await Journal.FindAsync(draft.Id, Token);
        Assert.Equivalent(new Alert(draft, AlertState.Raised, null, null, null, null, Now), alert, strict: true);
        Assert.Equal([new AlertEntry(draft.Id, 1, AlertEntryKinds.Raised, CareActors.System, Now, null, null)], await Journal.ReadJournalAsync(draft.Id, Token));
    }

    [Fact]
    public async Task Raise_KnownId_ChangesNothing()
    {
        var draft = Drafts.VitalSign();
        await Journal.RaiseAsync(draft, Token);
        await Journal.AcknowledgeAsync(draft.Id, Nurse, Token);

        Assert.Equal(RaiseOutcome.Known, await Journal.RaiseAsync(draft with { Priority = AlertPriority.Low, RaisedAt = Instant.Epoch }, Token));

        var alert = await Journal.FindAsync(draft.Id, Token);
        Assert.Equal((AlertState.Acknowledged, AlertPriority.High), (alert!.State, alert.Draft.Priority));
        Assert.Equal(2, (await Journal.ReadJournalAsync(draft.Id, Token)).Count);
    }

    [Fact]
    public async Task Raise_WhatHasBecomeOfAKnownAlert_IsInTheJournalAndInTheListAndTheStateStays()
    {
        var draft = Drafts.VitalSign() with { Priority = AlertPriority.Medium };
        await Journal.RaiseAsync(draft, Token);
        await Journal.AcknowledgeAsync(draft.Id, Nurse, Token);
        Clock.Advance(TimeSpan.FromSeconds(12));
        var cancelled = draft with { Development = Development(AlertDevelopments.Cancelled, AlertDevelopments.Walking, AlertPriority.Medium) };
        var confirmed = draft with { Development = Development(AlertDevelopments.Confirmed, AlertDevelopments.SecondSource, AlertPriority.High) };

        Assert.Equal(RaiseOutcome.Developed, await Journal.RaiseAsync(confirmed, Token));
        Assert.Equal(RaiseOutcome.Known, await Journal.RaiseAsync(confirmed, Token));
        Assert.Equal(RaiseOutcome.Developed, await Journal.RaiseAsync(cancelled, Token));
        Assert.Equal(RaiseOutcome.Known, await Journal.RaiseAsync(draft, Token));

        // Confirmed says more than cancelled, whichever comes first.
        var alert = await Journal.FindAsync(draft.Id, Token);
        Assert.Equal((AlertState.Acknowledged, Nurse, AlertPriority.High, confirmed.Development!.Summary), (alert!.State, alert.AcknowledgedBy, alert.Draft.Priority, alert.Draft.Summary));
        Assert.Equal(4, alert.Draft.Evidence.Count);
        Assert.Equal(
            [(AlertEntryKinds.Raised, null), (AlertEntryKinds.Acknowledged, null), (AlertEntryKinds.Confirmed, "second-source"), (AlertEntryKinds.Cancelled, "walking")],
            (await Journal.ReadJournalAsync(draft.Id, Token)).Select(entry => (entry.Kind, entry.Note)));
        Assert.Empty(await Care.Get<ICareDatabase>().VerifyAsync(Token));
    }

    [Fact]
    public async Task Raise_WhatHasBecomeOfAnUnknownAlert_SavesBoth_EvenClosedItIsWrittenDown()
    {
        var draft = Drafts.VitalSign();
        var confirmed = draft with { Development = Development(AlertDevelopments.Confirmed, AlertDevelopments.Still, AlertPriority.High) };

        Assert.Equal(RaiseOutcome.New, await Journal.RaiseAsync(confirmed, Token));
        Assert.Equal(confirmed.Told().Summary, (await Journal.FindAsync(draft.Id, Token))!.Draft.Summary);
        await Journal.ResolveAsync(draft.Id, Nurse, AlertOutcome.True, null, Token);
        Assert.Equal(RaiseOutcome.Developed, await Journal.RaiseAsync(draft with { Development = Development(AlertDevelopments.Joined, AlertDevelopments.WornSensor, AlertPriority.Low) }, Token));

        var alert = await Journal.FindAsync(draft.Id, Token);
        Assert.Equal((AlertState.Resolved, confirmed.Development!.Summary), (alert!.State, alert.Draft.Summary));
        Assert.Equal([1L, 2L, 3L, 4L], (await Journal.ReadJournalAsync(draft.Id, Token)).Select(entry => entry.Number));
        Assert.Equal(AlertState.Raised, (await Journal.ReopenAsync(draft.Id, Nurse, Token)).Alert!.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Raise_WhatItTellsOfIsOver_IsClosedBySystemOnce_AndStaysOpenForWhoReopensIt(bool isTaken)
    {
        var draft = Drafts.VitalSign() with { Priority = AlertPriority.Technical };
        var ended = draft with { Development = Development(AlertDevelopments.Ended, AlertDevelopments.SpeaksAgain, AlertPriority.Technical) };
        await Journal.RaiseAsync(draft, Token);
        if (isTaken)
        {
            await Journal.AcknowledgeAsync(draft.Id, Nurse, Token);
        }

        Assert.Equal(RaiseOutcome.Developed, await Journal.RaiseAsync(ended, Token));
        Assert.Equal(RaiseOutcome.Known, await Journal.RaiseAsync(ended, Token));
        Assert.Equal(RaiseOutcome.Known, await Journal.RaiseAsync(draft, Token));

        var alert = await Journal.FindAsync(draft.Id, Token);
        Assert.Equal((AlertState.Resolved, AlertOutcome.Unknown, ended.Development!.Summary), (alert!.State, alert.Outcome!.Value, alert.Draft.Summary));
        Assert.Equal(
            [(AlertEntryKinds.Ended, CareActors.System, "speaks-again"), (AlertEntryKinds.Resolved, CareActors.System, null)],
            (await Journal.ReadJournalAsync(draft.Id, Token)).TakeLast(2).Select(entry => (entry.Kind, entry.Actor, entry.Note)));
        Assert.Empty(await Care.Get<ICareDatabase>().VerifyAsync(Token));

        await Journal.ReopenAsync(draft.Id, Nurse, Token);
        Assert.Equal(RaiseOutcome.Known, await Journal.RaiseAsync(ended, Token));
        Assert.Equal(AlertState.Raised, (await Journal.FindAsync(draft.Id, Token))!.State);
    }

    [Fact]
    public async Task Raise_OverBeforeItWasSaved_IsNewAndClosed_AndOverAfterSomebodyClosedIt_KeepsTheirOutcome()
    {
        var draft = Drafts.VitalSign() with { Priority = AlertPriority.Technical };
        var other = draft with { Id = AlertId.Derive(HomeId.Derive("a"), AlertRules.SensorSilent, "household", Instant.Epoch) };
        AlertDraft Ended(AlertDraft of) => of with { Development = Development(AlertDevelopments.Ended, AlertDevelopments.SpeaksAgain, AlertPriority.Technical) };

        Assert.Equal(RaiseOutcome.New, await Journal.RaiseAsync(Ended(draft), Token));
        Assert.Equal(AlertState.Resolved, (await Journal.FindAsync(draft.Id, Token))!.State);

        await Journal.RaiseAsync(other, Token);
        await Journal.ResolveAsync(other.Id, Nurse, AlertOutcome.True, null, Token);
        Assert.Equal(RaiseOutcome.Developed, await Journal.RaiseAsync(Ended(other), Token));
        Assert.Equal((AlertState.Resolved, AlertOutcome.True), ((await Journal.FindAsync(other.Id, Token)) is { } known ? (known.State, known.Outcome!.Value) : default));
        Assert.Empty(await Care.Get<ICareDatabase>().VerifyAsync(Token));
    }

    [Theory]
    [InlineData(AlertPriority.Medium)]
    [InlineData(AlertPriority.High)]
    public async Task Raise_OverAndNotTechnical_IsTold_AndStaysOpen(AlertPriority priority)
    {
        var draft = Drafts.VitalSign() with { Priority = priority };
        var ended = draft with { Development = Development(AlertDevelopments.Ended, AlertDevelopments.SpeaksAgain, AlertPriority.Technical) };
        await Journal.RaiseAsync(draft, Token);
        Assert.Equal(RaiseOutcome.Developed, await Journal.RaiseAsync(ended, Token));
        Assert.Equal(AlertState.Raised, (await Journal.FindAsync(draft.Id, Token))!.State);
        Assert.Equal([AlertEntryKinds.Raised, AlertEntryKinds.Ended], (await Journal.ReadJournalAsync(draft.Id, Token)).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Raise_ConfirmedAfterClosing_AndMoreUrgentThanBefore_IsRaisedAgainOnce()
    {
        var draft = Drafts.VitalSign() with { Priority = AlertPriority.Medium };
        var confirmed = draft with { Development = Development(AlertDevelopments.Confirmed, AlertDevelopments.OnFloor, AlertPriority.High) };
        await Journal.RaiseAsync(draft, Token);
        await Journal.ResolveAsync(draft.Id, Nurse, AlertOutcome.False, null, Token);

        Assert.Equal(RaiseOutcome.Developed, await Journal.RaiseAsync(confirmed, Token));
        var alert = await Journal.FindAsync(draft.Id, Token);
        Assert.Equal((AlertState.Raised, AlertPriority.High, null), (alert!.State, alert.Draft.Priority, alert.Outcome));
        Assert.Equal(
            [(AlertEntryKinds.Raised, CareActors.System), (AlertEntryKinds.Resolved, Nurse), (AlertEntryKinds.Confirmed, CareActors.System), (AlertEntryKinds.Reopened, CareActors.System)],
            (await Journal.ReadJournalAsync(draft.Id, Token)).Select(entry => (entry.Kind, entry.Actor)));
        Assert.Empty(await Care.Get<ICareDatabase>().VerifyAsync(Token));

        await Journal.ResolveAsync(draft.Id, Nurse, AlertOutcome.True, null, Token);
        Assert.Equal(RaiseOutcome.Known, await Journal.RaiseAsync(confirmed, Token));
        Assert.Equal(AlertState.Resolved, (await Journal.FindAsync(draft.Id, Token))!.State);
    }

    [Fact]
    public async Task Raise_ADevelopmentOfNoKind_IsACallersMistakeAndSavesNothing()
    {
        var draft = Drafts.VitalSign() with { Development = Development("resolved", "x", AlertPriority.High) };

        await Assert.ThrowsAsync<ArgumentException>(() => Journal.RaiseAsync(draft, Token));

        Assert.Null(await Journal.FindAsync(draft.Id, Token));
    }

    private static AlertDevelopment Development(string kind, string reason, AlertPriority priority) =>
        new(kind, reason, Plans.At("2026-03-01T07:00:12Z"), priority, new($"fr {kind}", $"en {kind}"), [new Evidence("fall", null, Plans.At("2026-03-01T07:00:12Z"), null, null, null, kind)]);

    [Fact]
    public async Task Raise_NoEvidence_IsACallersMistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.RaiseAsync(Drafts.VitalSign() with { Evidence = [] }, Token));

    [Fact]
    public async Task Raise_SameAlertFromFourProcessesAtOnce_IsSavedOnce()
    {
        CareHost[] processes = [Care, Database.Open(Clock), Database.Open(Clock), Database.Open(Clock)];
        for (var round = 0; round < 5; round++)
        {
            var draft = Drafts.VitalSign(start: $"2026-03-01T07:0{round}:00Z");

            var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => processes[i % 4].Get<IAlertJournal>().RaiseAsync(draft, Token))));

            Assert.Single(saved, first => first == RaiseOutcome.New);
            Assert.Single(await Journal.ReadJournalAsync(draft.Id, Token));
        }
    }

    [Fact]
    public async Task Acknowledge_TwoNursesAtOnce_OneTakesItAndTheOtherLearnsWho()
    {
        var draft = Drafts.VitalSign();
        await Journal.RaiseAsync(draft, Token);
        var other = Database.Open(Clock).Get<IAlertJournal>();

        var steps = await Task.WhenAll(
            Task.Run(() => Journal.AcknowledgeAsync(draft.Id, "user-1", Token)),
            Task.Run(() => other.AcknowledgeAsync(draft.Id, "user-2", Token)));

        var done = Assert.Single(steps, step => step.Done);
        var refused = Assert.Single(steps, step => !step.Done);
        Assert.Equal(AlertRefusals.AlreadyAcknowledged, refused.Refusal);
        Assert.Equal(done.Alert!.AcknowledgedBy, refused.Alert!.AcknowledgedBy);
        Assert.Equal(2, (await Journal.ReadJournalAsync(draft.Id, Token)).Count);
    }

    [Fact]
    public async Task Steps_WholeLife_AreInTheJournalAndInTheList()
    {
        var draft = Drafts.VitalSign();
        await Journal.RaiseAsync(draft, Token);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var taken = await Journal.AcknowledgeAsync(draft.Id, Nurse, Token);
        Assert.Equal((AlertState.Acknowledged, Nurse, Now), (taken.Alert!.State, taken.Alert.AcknowledgedBy, taken.Alert.AcknowledgedAt));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var closed = await Journal.ResolveAsync(draft.Id, Nurse, AlertOutcome.True, "oxygène remis\0", Token);
        Assert.Equal((AlertState.Resolved, AlertOutcome.True, Now), (closed.Alert!.State, closed.Alert.Outcome, closed.Alert.ResolvedAt));
        Assert.Empty(await Journal.ListAsync(new AlertQuery { OpenOnly = true }, Token));

        var again = await Journal.ReopenAsync(draft.Id, Nurse, Token);

        Assert.Equal((AlertState.Raised, null, null, null), (again.Alert!.State, again.Alert.Outcome, again.Alert.AcknowledgedBy, again.Alert.ResolvedAt));
        Assert.Equal([1L, 2L, 3L, 4L], (await Journal.ReadJournalAsync(draft.Id, Token)).Select(entry => entry.Number));
        Assert.Equal("oxygène remis\uFFFD", (await Journal.ReadJournalAsync(draft.Id, Token))[2].Note);
        Assert.Single(await Journal.ListAsync(new AlertQuery { OpenOnly = true }, Token));
        Assert.Empty(await Care.Get<ICareDatabase>().VerifyAsync(Token));
    }

    [Fact]
    public async Task Steps_UnknownAlert_AreRefused()
    {
        var step = await Journal.AcknowledgeAsync(AlertId.Derive(HomeId.Derive("a"), AlertRules.Fall, "household", Now), Nurse, Token);

        Assert.Equal(new AlertStep(null, false, AlertRefusals.Unknown), step);
    }

    [Fact]
    public async Task Acknowledge_ColumnsTamperedWith_TheJournalDecidesAndTheyAreMended()
    {
        var draft = Drafts.VitalSign();
        await Journal.RaiseAsync(draft, Token);
        await Care.Get<CareTransactions>().WriteAsync(
            "test", context => context.Alerts.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AlertState.Resolved), Token), Token);
        Assert.Equal([draft.Id], await Care.Get<ICareDatabase>().VerifyAsync(Token));

        var log = new CapturedLog();
        var step = await Database.Open(Clock, log).Get<IAlertJournal>().AcknowledgeAsync(draft.Id, Nurse, Token);

        Assert.True(step.Done);
        Assert.Empty(await Care.Get<ICareDatabase>().VerifyAsync(Token));
        Assert.Contains(log.Messages, message => message.Event.Id == 3011);
    }

    [Fact]
    public async Task Journal_EntryChangedByHand_IsRefusedByTheDatabase()
    {
        await Journal.RaiseAsync(Drafts.VitalSign(), Token);

        await Assert.ThrowsAsync<CareDatabaseException>(() => Care.Get<CareTransactions>().WriteAsync(
            "test", context => context.AlertEntries.ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, "nobody"), Token), Token));
    }

    [Fact]
    public async Task List_Conditions_FilterAndNewestComesFirst()
    {
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "Équipe Nord", Token);
        await Care.Get<IProvisioning>().EnsureHomeAsync(Plans.Home("a"), Plans.NoIdentities, null, Token);
        AlertDraft[] drafts = [Drafts.VitalSign("a", "2026-03-01T05:00:00Z"), Drafts.VitalSign("a", "2026-03-01T06:00:00Z"), Drafts.VitalSign("b", "2026-03-01T07:00:00Z")];
        foreach (var draft in drafts)
        {
            await Journal.RaiseAsync(draft, Token);
        }

        Assert.Equal([drafts[2].Id, drafts[1].Id, drafts[0].Id], await IdsAsync(new AlertQuery()));
        Assert.Equal([drafts[2].Id], await IdsAsync(new AlertQuery { Limit = 1 }));
        Assert.Equal([drafts[1].Id, drafts[0].Id], await IdsAsync(new AlertQuery { Team = Plans.Team }));
        Assert.Equal([drafts[2].Id], await IdsAsync(new AlertQuery { Home = HomeId.Derive("b") }));
        Assert.Equal([drafts[0].Id], await IdsAsync(new AlertQuery { Raised = new TimeRange(drafts[0].RaisedAt, drafts[1].RaisedAt) }));
    }

    [Fact]
    public async Task Steps_AtRandomFromThreeProcessesAtOnce_JournalsAgreeWithLists()
    {
        AlertDraft[] drafts = [.. Enumerable.Range(0, 4).Select(i => Drafts.VitalSign(start: $"2026-03-01T07:0{i}:00Z"))];
        foreach (var draft in drafts)
        {
            await Journal.RaiseAsync(draft, Token);
        }

        var done = await Task.WhenAll(new[] { Care, Database.Open(Clock), Database.Open(Clock) }.Select((process, seed) => Task.Run(() => WanderAsync(process, seed, drafts), Token)));

        Assert.Empty(await Care.Get<ICareDatabase>().VerifyAsync(Token));
        var entries = 0;
        foreach (var draft in drafts)
        {
            entries += (await Journal.ReadJournalAsync(draft.Id, Token)).Count;
        }

        Assert.Equal(drafts.Length + done.Sum(), entries);
    }

    /// <summary>Steps without sense; how many were done.</summary>
    private static async Task<int> WanderAsync(CareHost process, int seed, AlertDraft[] drafts)
    {
        var random = new Random(seed);
        var journal = process.Get<IAlertJournal>();
        var done = 0;
        for (var i = 0; i < 40; i++)
        {
            var alert = drafts[random.Next(drafts.Length)].Id;
            var step = await (random.Next(3) switch
            {
                0 => journal.AcknowledgeAsync(alert, $"user-{seed}", Token),
                1 => journal.ResolveAsync(alert, $"user-{seed}", AlertOutcome.Test, null, Token),
                _ => journal.ReopenAsync(alert, $"user-{seed}", Token),
            });
            done += step.Done ? 1 : 0;
        }

        return done;
    }

    private async Task<AlertId[]> IdsAsync(AlertQuery query) => [.. (await Journal.ListAsync(query, Token)).Select(alert => alert.Draft.Id)];

    public sealed class OnSqlite() : AlertJournalTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : AlertJournalTests(server);
}
