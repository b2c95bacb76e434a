using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Ids;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Tests.Capacity;

public abstract class CapacityStoreTests(TestEngine engine) : CareSuite(engine)
{
    private static readonly ResidentId Resident = ResidentId.Derive("a first");
    private static readonly ResidentId Other = ResidentId.Derive("a second");
    private static readonly Guid First = Guid.Parse("11111111-0000-4000-8000-000000000000");

    private ICapacityAssessments Store => Care.Get<ICapacityAssessments>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "team", Token);
        await Care.Get<IProvisioning>().EnsureHomeAsync(Plans.Home("a"), Plans.NoIdentities, null, Token);
    }

    [Fact]
    public async Task Add_EveryKindOfAnswer_ComesBackAsItWas()
    {
        var step = Steps.With(
            (StepOneItems.Words, StepOneAnswer.NotDone(NotDoneReason.Other)),
            (StepOneItems.ChairRises, new StepOneAnswer(StepOneOutcome.Concern, ChairRises: TimeSpan.FromSeconds(16.3))),
            (StepOneItems.Hears, new StepOneAnswer(StepOneOutcome.Concern, Hearing: HearingTest.Audiometry))) with
        { Note = "interrompu : visite « à l’heure »" };

        Assert.Equal(CapacityAnswer.Saved, await Store.AddAsync(Entry(step), Token));

        var read = Assert.Single(await Store.ListAsync(Resident, Token));
        Assert.True(read.Stands);
        Assert.True(step.SaysTheSame(read.Latest.StepOne));
        Assert.Equal((First, Resident, 1, CapacityStatus.Completed, null, "anna", Now), (read.Latest.Assessment, read.Latest.Resident, read.Latest.Version, read.Latest.Status, read.Latest.Reason, read.Latest.Actor, read.Latest.SavedAt));
        Assert.Empty(await Store.ListAsync(Other, Token));
    }

    [Fact]
    public async Task Add_TheSameTwice_IsThereOnce()
    {
        await Store.AddAsync(Entry(Steps.With()), Token);
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(CapacityAnswer.Repeated, await Store.AddAsync(Entry(Steps.With()), Token));
        Assert.Equal(CapacityAnswer.Outdated, await Store.AddAsync(Entry(Steps.With((StepOneItems.Eyes, StepOneAnswer.Concern))), Token));

        Assert.Equal(Now - TimeSpan.FromSeconds(2), Assert.Single(Assert.Single(await Store.ListAsync(Resident, Token)).Versions).SavedAt);
    }

    [Fact]
    public async Task Add_ACorrection_KeepsWhatWasSaidBefore()
    {
        await Store.AddAsync(Entry(Steps.With()), Token);
        Clock.Advance(TimeSpan.FromDays(1));
        var corrected = Entry(Steps.With((StepOneItems.Eyes, StepOneAnswer.Concern)), 2, CapacityStatus.Amended, "glasses forgotten") with { Actor = "bruno" };

        Assert.Equal(CapacityAnswer.Saved, await Store.AddAsync(corrected, Token));

        var read = Assert.Single(await Store.ListAsync(Resident, Token));
        Assert.Equal([("anna", false, null, Now - TimeSpan.FromDays(1)), ("bruno", true, "glasses forgotten", Now)], read.Versions.Select(version => (version.Actor, version.StepOne.IsFlagged, version.Reason, version.SavedAt)));
    }

    [Fact]
    public async Task Add_TwoCorrectionsOfOneVersion_TheSecondIsToldToLookAgain()
    {
        await Store.AddAsync(Entry(Steps.With()), Token);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Store.AddAsync(Entry(Steps.With((StepOneItems.All[i], Steps.ConcernAt(StepOneItems.All[i]))), 2, CapacityStatus.Amended, "slip"), Token))));

        Assert.Single(outcomes, CapacityAnswer.Saved);
        Assert.Equal(7, outcomes.Count(outcome => outcome == CapacityAnswer.Outdated));
        Assert.Equal(2, Assert.Single(await Store.ListAsync(Resident, Token)).Versions.Count);
    }

    [Fact]
    public async Task Add_Withdrawn_CountsForNothingStaysReadableAndIsNotAmended()
    {
        await Store.AddAsync(Entry(Steps.With()), Token);

        Assert.Equal(CapacityAnswer.Saved, await Store.AddAsync(Entry(Steps.With(), 2, CapacityStatus.EnteredInError, "another resident’s"), Token));
        Assert.Equal(CapacityAnswer.Outdated, await Store.AddAsync(Entry(Steps.With(), 3, CapacityStatus.Amended, "no"), Token));

        Assert.False(Assert.Single(await Store.ListAsync(Resident, Token)).Stands);
        Assert.Empty(await Store.LatestAsync([Resident], Token));
    }

    [Fact]
    public async Task Add_OfAnotherResidentOrNobody_IsUnknown()
    {
        await Store.AddAsync(Entry(Steps.With()), Token);

        Assert.Equal(CapacityAnswer.Unknown, await Store.AddAsync(Entry(Steps.With(), 2, CapacityStatus.Amended, "slip") with { Resident = Other }, Token));
        Assert.Equal(CapacityAnswer.Unknown, await Store.AddAsync(Entry(Steps.With(), 2, CapacityStatus.Amended, "slip") with { Assessment = Guid.NewGuid() }, Token));
        Assert.Equal(CapacityAnswer.Unknown, await Store.AddAsync(Entry(Steps.With()) with { Assessment = Guid.NewGuid(), Resident = ResidentId.Derive("nobody") }, Token));
    }

    [Fact]
    public async Task Add_WhatCannotBe_IsACallersMistake()
    {
        CapacityEntry[] mistakes =
        [
            Entry(Steps.With((StepOneItems.Hears, StepOneAnswer.Clear))),
            Entry(Steps.With() with { Note = new string('x', 501) }),
            Entry(Steps.With(), 1, CapacityStatus.Amended, "slip"),
            Entry(Steps.With(), 2, CapacityStatus.Amended, null),
            Entry(Steps.With(), 2, CapacityStatus.Amended, " "),
            Entry(Steps.With(), 2, CapacityStatus.Completed, "slip"),
            Entry(Steps.With(), 1, CapacityStatus.Completed, "slip"),
            Entry(Steps.With(), 0),
            Entry(Steps.With()) with { Actor = " " },
            Entry(Steps.With()) with { Assessment = Guid.Empty },
        ];

        foreach (var mistake in mistakes)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.AddAsync(mistake, Token));
        }

        Assert.Empty(await Store.ListAsync(Resident, Token));
    }

    [Fact]
    public async Task Latest_OfSeveral_IsTheLatestDayOnWhichAnythingWasDone()
    {
        await Store.AddAsync(Entry(Steps.With()), Token);
        await Store.AddAsync(Entry(Steps.With((StepOneItems.Eyes, StepOneAnswer.Concern)) with { AssessedOn = Steps.Day.AddDays(-100) }) with { Assessment = Guid.NewGuid() }, Token);
        await Store.AddAsync(Entry(Steps.Refused() with { AssessedOn = Steps.Day.AddDays(1) }) with { Assessment = Guid.NewGuid() }, Token);

        var latest = await Store.LatestAsync([Resident, Other], Token);

        Assert.Equal((Resident, Steps.Day, false), latest.Select(pair => (pair.Key, pair.Value.AssessedOn, pair.Value.IsFlagged)).Single());
        Assert.Equal([1, 0, -100], (await Store.ListAsync(Resident, Token)).Select(one => one.Latest.StepOne.AssessedOn.DayNumber - Steps.Day.DayNumber));
    }

    [Fact]
    public async Task Rows_ChangedByHand_AreRefusedByTheDatabase()
    {
        await Store.AddAsync(Entry(Steps.With()), Token);
        var tables = Care.Get<CareTransactions>();

        await Assert.ThrowsAsync<CareDatabaseException>(() => tables.WriteAsync("test", context => context.CapacityEntries.ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, "nobody"), Token), Token));
        await Assert.ThrowsAsync<CareDatabaseException>(() => tables.WriteAsync("test", context => context.CapacityAnswers.ExecuteUpdateAsync(set => set.SetProperty(row => row.Outcome, StepOneOutcome.Concern), Token), Token));

        Assert.True(Steps.With().SaysTheSame(Assert.Single(await Store.ListAsync(Resident, Token)).Latest.StepOne));
    }

    private static CapacityEntry Entry(StepOne step, int version = 1, CapacityStatus status = CapacityStatus.Completed, string? reason = null) =>
        new(First, Resident, version, status, step, reason, "anna", default);

    public sealed class OnSqlite() : CapacityStoreTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : CapacityStoreTests(server);
}
