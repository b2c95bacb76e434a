using System.Text.Json;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Inputs;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Tests.Detection.Inputs;

public sealed class InputDriftTests
{
    private static readonly InputReference Reference = new(14, 0.3, [.. Enumerable.Range(0, 4).Select(f => InputBins.Of(Enumerable.Range(0, 2000).Select(i => i / 2000.0), 5)), InputBins.Of([1, 2, 3], 1)]);

    /// <summary>By hand: 10 rows of 10 in the first of two equal bins, one row laid in halves added: shares 10.5/11 and 0.5/11, index 1.3839, less 1/10.</summary>
    [Fact]
    public void DistanceOf_OneBinAlone_IsAsByHand() =>
        Assert.Equal(1.2839, new InputReference(1, 1, [new([0.5], [50, 50])]).DistanceOf(0, [10, 0]), 1e-4);

    [Fact]
    public void DistanceOf_RowsLikeThoseLearned_IsAboutNothing()
    {
        var random = new Random(3);
        var mean = Enumerable.Range(0, 2000).Average(_ =>
        {
            var counts = new int[5];
            for (var i = 0; i < 28; i++)
            {
                counts[Reference.Bins[0].BinOf(random.NextDouble())]++;
            }

            return Reference.DistanceOf(0, counts);
        });
        Assert.InRange(mean, -0.03, 0.03);
    }

    [Fact]
    public void AHomeLikeTheOthers_IsNotToldOf_AndOneThatMovesAwayOnceUntilItComesBack()
    {
        var random = new Random(8);
        var drift = new InputDrift(Reference, "a", new());
        List<int> told = [];
        for (var day = 7000; day < 7000 + 400; day++)
        {
            var isAway = day is >= 7100 and < 7200;
            if (drift.Take([.. Enumerable.Range(0, 5).Select(f => isAway && f < 3 ? 0.8 + (0.2 * random.NextDouble()) : random.NextDouble())], day, out var finding))
            {
                told.Add(day);
                Assert.Equal([0, 1, 2], finding!.Farthest.Order());
                Assert.InRange(finding.Distance, 0.3, 5);
                Assert.Equal(0, (finding.LastDay + 1) % 7);
            }
        }

        Assert.InRange(Assert.Single(told), 7107, 7135);
        Assert.False(drift.State.IsTold);
    }

    [Fact]
    public void State_SavedAnywhere_GoesOnTheSame_AndAnotherModelBeginsAnew()
    {
        var random = new Random(9);
        InputDrift whole = new(Reference, "a", new()), cut = new(Reference, "a", new());
        for (var day = 7000; day < 7200; day++)
        {
            double[] row = [random.NextDouble(), random.NextDouble(), day > 7100 ? 0.9 : random.NextDouble(), day > 7100 ? 0.95 : random.NextDouble(), 1];
            Assert.Equal(whole.Take(row, day, out _), cut.Take(row, day, out _));
            Assert.Equal(JsonSerializer.Serialize(whole.State), JsonSerializer.Serialize(cut.State));
            cut = new(Reference, "a", JsonSerializer.Deserialize<InputDriftState>(JsonSerializer.Serialize(cut.State))!);
        }

        Assert.InRange(JsonSerializer.Serialize(whole.State).Length, 100, 1000);
        Assert.Empty(new InputDrift(Reference, "another", whole.State).State.Weeks);
        var damaged = new InputDriftState { Model = "a", Weeks = [new() { Week = 1, Rows = 3, Counts = [1, 2] }] };
        Assert.Empty(new InputDrift(Reference, "a", damaged).State.Weeks);
    }

    [Fact]
    public void Bins_WrittenAndRead_AreTheSame()
    {
        var bins = InputBins.Of([0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6], 5);
        Assert.Equal("6 | 0 | 1 | 1 | 2 | 3 | 3", bins.ToString());
        Assert.Equal(bins.ToString(), InputBins.Parse(bins.ToString()).ToString());
        Assert.Equal([0, 0, 1, 2, 3], new[] { -9, 0, 0.5, 3, 99.0 }.Select(bins.BinOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3 |")]
    [InlineData("3 | 1")]
    [InlineData("0 | 1 | 2")]
    [InlineData("-3 | 1 | 2")]
    [InlineData("3 | NaN | 2")]
    [InlineData("3 | 2 | 4 | 1 | 5")]
    [InlineData("99999999999999 | 1 | 2")]
    [InlineData("three")]
    public void Parse_Rubbish_IsRefused(string line) => Assert.Throws<FormatException>(() => InputBins.Parse(line));

    [Fact]
    public void Cards_HoldWhatTheModelsWereLearnedFrom()
    {
        foreach (var card in new[] { RoutineModel.BuiltIn.Card!, AgitationModel.BuiltIn.Card })
        {
            Assert.Equal(card.Features.Count, card.Inputs!.Bins.Count);
            Assert.InRange(card.Inputs.Limit, 0.2, 1);
            Assert.All(card.Inputs.Bins, bins => Assert.InRange(bins.Count, 1, InputDrift.MostBins));
        }

        Assert.All(AgitationModel.BuiltIn.Card.Inputs!.Bins.Take(AgitationRows.LastOfCalendar + 1), bins => Assert.Equal(1, bins.Count));
    }

    [Fact]
    public void Text_NamesModelDistanceAndMeasures_InBothLanguages()
    {
        var words = InputDriftText.Of(TestHome.Kit, "routine", new(7006, 0.72, 0.66, [3, 0, 1]), RoutineModel.BuiltIn.Card!.Features);
        Assert.StartsWith("Remarque technique : depuis quatre semaines", words[0].French, StringComparison.Ordinal);
        Assert.Contains("‘routine’ was learned from (distance 0.72, limit 0.66)", words[0].English, StringComparison.Ordinal);
        Assert.Equal($"Farthest measures: transitions, movements, night-movements (kit {TestHome.Kit})", words[1].English);
    }

    /// <summary>The daily list keeps one entry a detector, subject and beginning: two models, and two kits, once overwrote each other's.</summary>
    [Fact]
    public void Remarks_OfTwoModelsAndTwoKits_AboutTheSameWeeks_AreAnEntryEach_AndFoundAgainTheSame()
    {
        var plan = new PlanView(TestHome.Plan());
        var other = KitId.Derive("another kit of the analytics tests");
        InputDriftFinding finding = new(7006, 0.9, 0.66, [3, 0, 1]);
        List<DayFlag> Entries() => [.. new[] { TestHome.Kit, other }.SelectMany(kit => new[] { RoutineModel.BuiltIn.Card!, AgitationModel.BuiltIn.Card }.Select(card => InputDriftNote.Of(plan, kit, card, finding)))];

        var entries = Entries();

        Assert.Equal(4, entries.DistinctBy(entry => (entry.Home, entry.Detector, entry.Subject, entry.During.From)).Count());
        Assert.Equal(entries.Select(entry => entry.Subject), Entries().Select(entry => entry.Subject));
        Assert.Equal($"model:{TestHome.Kit}/routine", entries[0].Subject.Value);
        Assert.All(entries, entry => Assert.Null(entry.Subject.Resident));
    }
}
