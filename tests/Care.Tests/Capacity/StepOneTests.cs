using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Care.Tests.Capacity;

public sealed class StepOneTests
{
    /// <summary>Items and domains as in the screening tool of the WHO handbook (2019), by hand.</summary>
    public static readonly TheoryData<string, CapacityDomain> Items = new()
    {
        { "orientation-date", CapacityDomain.Cognition },
        { "orientation-place", CapacityDomain.Cognition },
        { "three-words", CapacityDomain.Cognition },
        { "chair-rises", CapacityDomain.Locomotion },
        { "weight-loss", CapacityDomain.Vitality },
        { "appetite-loss", CapacityDomain.Vitality },
        { "eye-problems", CapacityDomain.Vision },
        { "hearing-test", CapacityDomain.Hearing },
        { "feeling-down", CapacityDomain.Psychological },
        { "little-interest", CapacityDomain.Psychological },
    };

    [Fact]
    public void Items_AreThoseOfTheTool() =>
        Assert.Equal(Items.Select(row => (row.Data.Item1, row.Data.Item2)), StepOneItems.All.Select(item => (item.Code, item.Domain)));

    [Fact]
    public void Of_NothingFound_IsClearInEveryDomain()
    {
        var step = Steps.With();

        Assert.Empty(step.Check());
        Assert.All(Enum.GetValues<CapacityDomain>(), domain => Assert.Equal(DomainResult.Clear, step.Of(domain)));
        Assert.True(step is { IsDone: true, IsFlagged: false, IsWhole: true });
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Of_OneConcern_FlagsItsDomainAlone(string code, CapacityDomain domain)
    {
        var item = StepOneItems.Find(code)!;
        var step = Steps.With((item, Steps.ConcernAt(item)));

        Assert.Empty(step.Check());
        Assert.All(Enum.GetValues<CapacityDomain>(), each => Assert.Equal(each == domain ? DomainResult.Flagged : DomainResult.Clear, step.Of(each)));
        Assert.True(step is { IsDone: true, IsFlagged: true, IsWhole: true });
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Of_OneItemNotDone_LeavesItsDomainUnknownAndNeverClear(string code, CapacityDomain domain)
    {
        var step = Steps.With((StepOneItems.Find(code)!, StepOneAnswer.NotDone(NotDoneReason.Unable)));

        Assert.Empty(step.Check());
        Assert.All(Enum.GetValues<CapacityDomain>(), each => Assert.Equal(each == domain ? DomainResult.Unknown : DomainResult.Clear, step.Of(each)));
        Assert.True(step is { IsDone: true, IsFlagged: false, IsWhole: false });
    }

    [Fact]
    public void Of_AConcernBesideAnItemNotDone_IsFlagged()
    {
        var step = Steps.With((StepOneItems.Words, StepOneAnswer.NotDone(NotDoneReason.Refused)), (StepOneItems.Date, StepOneAnswer.Concern));

        Assert.Equal(DomainResult.Flagged, step.Of(CapacityDomain.Cognition));
    }

    [Fact]
    public void IsDone_NothingWasDone_IsFalse() => Assert.False(Steps.Refused().IsDone);

    [Theory]
    [InlineData(13.9, StepOneOutcome.Clear, null)]
    [InlineData(14.0, StepOneOutcome.Clear, null)]
    [InlineData(14.1, StepOneOutcome.Clear, StepOneFault.Contradiction)]
    [InlineData(14.1, StepOneOutcome.Concern, null)]
    [InlineData(14.0, StepOneOutcome.Concern, StepOneFault.Contradiction)]
    [InlineData(2.9, StepOneOutcome.Clear, StepOneFault.Time)]
    [InlineData(3.0, StepOneOutcome.Clear, null)]
    [InlineData(60.0, StepOneOutcome.Concern, null)]
    [InlineData(60.1, StepOneOutcome.Concern, StepOneFault.Time)]
    public void Check_TimeOfChairRises_AgreesWithTheAnswer(double seconds, StepOneOutcome outcome, StepOneFault? fault)
    {
        var step = Steps.With((StepOneItems.ChairRises, new StepOneAnswer(outcome, ChairRises: TimeSpan.FromSeconds(seconds))));

        Assert.Equal(fault is { } expected ? [("chair-rises", expected)] : [], step.Check());
    }

    [Fact]
    public void Check_Garbage_NamesEachFault()
    {
        var answers = Steps.With(
            (StepOneItems.Words, new StepOneAnswer((StepOneOutcome)7)),
            (StepOneItems.Date, new StepOneAnswer(StepOneOutcome.NotDone)),
            (StepOneItems.Place, new StepOneAnswer(StepOneOutcome.Clear, NotDoneReason.Refused)),
            (StepOneItems.ChairRises, new StepOneAnswer(StepOneOutcome.NotDone, NotDoneReason.Unable, TimeSpan.FromSeconds(12))),
            (StepOneItems.WeightLoss, new StepOneAnswer(StepOneOutcome.Clear, ChairRises: TimeSpan.FromSeconds(12))),
            (StepOneItems.Appetite, new StepOneAnswer(StepOneOutcome.NotDone, NotDoneReason.Other)),
            (StepOneItems.Hears, StepOneAnswer.Clear),
            (StepOneItems.Down, new StepOneAnswer(StepOneOutcome.Clear, Hearing: HearingTest.App)),
            (StepOneItems.Interest, new StepOneAnswer(StepOneOutcome.NotDone, (NotDoneReason)9))).Answers.ToDictionary();
        answers.Remove("eye-problems");
        answers["shoe-size"] = StepOneAnswer.Clear;

        Assert.Equal(
            [
                ("shoe-size", StepOneFault.Unknown),
                ("orientation-date", StepOneFault.Reason),
                ("orientation-place", StepOneFault.Reason),
                ("three-words", StepOneFault.Missing),
                ("chair-rises", StepOneFault.Time),
                ("weight-loss", StepOneFault.Time),
                ("appetite-loss", StepOneFault.Note),
                ("eye-problems", StepOneFault.Missing),
                ("hearing-test", StepOneFault.Test),
                ("feeling-down", StepOneFault.Test),
                ("little-interest", StepOneFault.Reason),
            ],
            new StepOne(Steps.Day, answers, null).Check());
    }

    [Fact]
    public void Check_OtherReasonWithItsNote_IsKept()
    {
        var step = Steps.With((StepOneItems.Appetite, StepOneAnswer.NotDone(NotDoneReason.Other))) with { Note = "visitor came" };

        Assert.Empty(step.Check());
    }
}
