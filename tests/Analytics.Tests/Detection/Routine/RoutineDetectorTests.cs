using System.Text;
using System.Text.Json;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Routine;

namespace AgeingMonitor.Analytics.Tests.Detection.Routine;

public sealed class RoutineDetectorTests
{
    private static readonly DateOnly First = new(2026, 1, 5);

    [Fact]
    public void OrdinaryDays_AreListedAtTheRateThatIsSet()
    {
        int listed = 0, judged = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            var detector = New();
            var random = new Random(seed);
            for (var d = 0; d < 150; d++)
            {
                var day = detector.Judge(Ordinary(d, random));
                judged += d >= 60 ? 1 : 0;
                listed += d >= 60 && day.Verdict == RoutineVerdict.Unusual ? 1 : 0;
            }
        }

        Assert.InRange(listed / (double)judged, 0.005, 1.0 / 20);
    }

    [Fact]
    public void ADayWithoutMealsAndWithANightAwake_IsListedForThoseReasonsInWords()
    {
        var detector = New();
        var random = new Random(3);
        for (var d = 0; d < 40; d++)
        {
            detector.Judge(Ordinary(d, random));
        }

        var odd = Ordinary(40, random);
        odd.Values[DayFeature.Meals] = 0;
        odd.Values[DayFeature.NightBathroom] = 9;
        var day = detector.Judge(odd);

        Assert.Equal(RoutineVerdict.Unusual, day.Verdict);
        var words = day.Reasons.Select(reason => RoutineText.Of(reason)).ToList();
        Assert.Equal(3, words.Count);
        Assert.Contains(words, word => word.English.StartsWith("Bathroom visits between midnight and 6 am: 9 (usually", StringComparison.Ordinal));
        Assert.Contains(words, word => word.French.StartsWith("Repas (passages en cuisine aux heures de repas) : 0 (d’habitude", StringComparison.Ordinal));
    }

    /// <summary>Three weeks in hospital that the team knows of: neither listed nor learned, and the days after are as ordinary as those before.</summary>
    [Fact]
    public void DaysOfAKnownAbsence_SayNothingAndAreNotLearned()
    {
        var detector = New();
        var random = new Random(5);
        for (var d = 0; d < 40; d++)
        {
            detector.Judge(Ordinary(d, random));
        }

        for (var d = 40; d < 61; d++)
        {
            var day = detector.Judge(new DayRow(First.AddDays(d), new float[DayFeature.Count], 1, 0, IsUnknown: true));
            Assert.Equal((RoutineVerdict.Away, 0), (day.Verdict, day.Reasons.Count));
        }

        for (var d = 61; d < 70; d++)
        {
            Assert.Empty(detector.Judge(Ordinary(d, random)).Reasons);
        }
    }

    [Fact]
    public void ALastingChange_IsToldOnceWithItsBeginning()
    {
        var detector = New();
        var random = new Random(4);
        var told = new List<(int Day, RoutineReason Reason)>();
        for (var d = 0; d < 80; d++)
        {
            var row = Ordinary(d, random);
            row.Values[DayFeature.Transitions] -= d >= 50 ? 0.35f : 0;
            told.AddRange(detector.Judge(row).Reasons.Where(reason => reason.ChangedSince is not null && reason.Feature == DayFeature.Transitions).Select(reason => (d, reason)));
        }

        var (found, change) = told.First(entry => entry.Day >= 50);
        Assert.InRange(found, 51, 62);
        Assert.InRange(change.ChangedSince!.Value.DayNumber - First.DayNumber, 44, 56);
    }

    [Theory]
    [InlineData(0.5, 0, RoutineVerdict.NotCovered)]
    [InlineData(1, 900, RoutineVerdict.Away)]
    public void ADayHalfHeardOrAway_SaysNothing(double coverage, double minutesOut, object verdict)
    {
        var detector = New();
        var random = new Random(5);
        for (var d = 0; d < 30; d++)
        {
            detector.Judge(Ordinary(d, random));
        }

        var day = detector.Judge(new DayRow(First.AddDays(30), new float[DayFeature.Count], coverage, minutesOut));

        Assert.Equal(verdict, day.Verdict);
        Assert.False(day.IsListed);
        Assert.Equal(30, detector.State.Own.Rows.Count);
    }

    [Fact]
    public void Change_ByRunLengths_IsSeenSoonAfterTheMeanMoves()
    {
        var runs = new RunLengths();
        var random = new Random(6);
        for (var d = 0; d < 60; d++)
        {
            runs.Take(Normal(random));
        }

        Assert.True(runs.ChanceOfAtMost(10) < 0.5);
        for (var d = 0; d < 8; d++)
        {
            runs.Take(2.5 + Normal(random));
        }

        Assert.InRange(runs.Likeliest, 2, 9);
        Assert.True(runs.ChanceOfAtMost(11) > 0.7);
        Assert.Equal(1, runs.Chance.Sum(), 9);
    }

    [Fact]
    public void Model_OfAnothersCardOrDamaged_IsRefused()
    {
        byte[] Resource(string file)
        {
            using var stream = typeof(RoutineModel).Assembly.GetManifestResourceStream("models/" + file)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }

        var card = Resource(RoutineModel.CardFile);
        var model = Resource(RoutineModel.File);
        Assert.NotNull(RoutineModel.Read(model, card));
        Assert.Throws<InvalidDataException>(() => RoutineModel.Read([.. model, (byte)' '], card));
        Assert.Throws<InvalidDataException>(() => RoutineModel.Read(model, Encoding.UTF8.GetBytes("{}")));
    }

    [Fact]
    public void State_SavedAndRead_GoesOnAsIfNothingHadBeen()
    {
        RoutineDetector whole = New(), cut = New();
        Random one = new(7), two = new(7);
        for (var d = 0; d < 100; d++)
        {
            var expected = whole.Judge(Ordinary(d, one));
            cut = new(new(), RoutineModel.BuiltIn, RoutineLimits.Of(AlarmBudget.Default, RoutineModel.BuiltIn), JsonSerializer.Deserialize<RoutineState>(JsonSerializer.Serialize(cut.State))!);
            var found = cut.Judge(Ordinary(d, two));
            Assert.Equal((expected.Verdict, expected.Score, expected.Limit), (found.Verdict, found.Score, found.Limit));
            Assert.Equal(expected.Reasons, found.Reasons);
        }

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(cut.State).Length, 1_000, 40_000);
    }

    private static RoutineDetector New() => new(new(), RoutineModel.BuiltIn, RoutineLimits.Of(AlarmBudget.Default, RoutineModel.BuiltIn), new());

    /// <summary>A day like the others, with more of everything on a lively day.</summary>
    private static DayRow Ordinary(int day, Random random)
    {
        var lively = Normal(random);
        var values = new float[DayFeature.Count];
        for (var f = 0; f < values.Length; f++)
        {
            values[f] = (float)(Typical(f) + (DayFeature.All[f].Floor * (Normal(random) + (0.5 * lively))));
        }

        values[DayFeature.Meals] = random.Next(8) == 0 ? 2 : 3;
        values[DayFeature.NightBathroom] = random.Next(1, 3);
        return new(First.AddDays(day), values, 1, 60);
    }

    private static double Typical(int feature) => DayFeature.All[feature].Form switch
    {
        DayFeatureForm.LogCount => 4,
        DayFeatureForm.TimeOfDay => 700,
        DayFeatureForm.Minutes => 90,
        DayFeatureForm.Count => 2,
        _ => 1,
    };

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
