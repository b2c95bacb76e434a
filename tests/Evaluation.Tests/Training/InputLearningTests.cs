using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Training;
using AgeingMonitor.Analytics.Training.Inputs;

namespace AgeingMonitor.Evaluation.Tests.Training;

public sealed class InputLearningTests
{
    /// <summary>Homes that are alike lie within a small limit, one in twenty home-weeks above it; homes each with a level of its own need a wide one.</summary>
    [Fact]
    public void Learn_HomesOfTheirOwn_GiveAWiderLimitThanHomesAlike()
    {
        var (alike, figures) = InputLearning.Learn(Homes(0), f => f != 2, 14, 7, 1);
        var (own, _) = InputLearning.Learn(Homes(1), f => f != 2, 14, 7, 1);

        Assert.Equal([5, 5, 1], alike.Bins.Select(bins => bins.Count));
        Assert.Equal(14 * 70, alike.Bins[0].Rows);
        // Ten weeks; the first two give the fourteen rows that are needed, and each later one is begun by a look at those before it.
        Assert.Equal(14 * 8, figures["input home-weeks, people left out"]);
        Assert.InRange(alike.Limit, 0.02, 0.3);
        Assert.True(own.Limit > 3 * alike.Limit);
        Assert.Equal(alike.Bins.Select(bins => bins.ToString()), InputLearning.Learn(Homes(0), f => f != 2, 14, 7, 1).Reference.Bins.Select(bins => bins.ToString()));
    }

    [Fact]
    public void Learn_HomesOfAFewDays_AreRefused()
    {
        var few = Homes(0).ToDictionary(pair => pair.Key, pair => (IReadOnlyList<(int Day, double[] Row)>)[.. pair.Value.Take(9)]);
        Assert.Contains("No home has four weeks", Assert.Throws<InvalidDataException>(() => InputLearning.Learn(few, _ => true, 14, 7, 1)).Message, StringComparison.Ordinal);
    }

    /// <summary>A model that its own training would not give again has been left behind by the code.</summary>
    [Fact]
    public async Task Routine_LearnedAgain_IsTheBuiltInModelWithItsCard()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "learns a model twice: a proof of --long");
        var data = SharedData.RootWith("tihm");
        var training = Trainings.All.Single(known => known.Name == "routine");
        var one = Assert.Single(await training.TrainAsync(data, 1, new Progress<string>(), TestContext.Current.CancellationToken));
        var two = Assert.Single(await training.TrainAsync(data, 1, new Progress<string>(), TestContext.Current.CancellationToken));

        Assert.Equal(one.Bytes, two.Bytes);
        Assert.Equal(one.CardBytes, two.CardBytes);
        var learned = RoutineModel.Read(one.Bytes, one.CardBytes);
        Assert.Equal(RoutineModel.BuiltIn.Mean, learned.Mean, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(RoutineModel.BuiltIn.Card!.Calibration, learned.Card!.Calibration!);
        Assert.Equal(RoutineModel.BuiltIn.Card.Inputs!.Bins.Select(bins => bins.ToString()), learned.Card.Inputs!.Bins.Select(bins => bins.ToString()));
        Assert.Equal(RoutineModel.BuiltIn.Card.Inputs.Limit, learned.Card.Inputs.Limit, 1e-4);
    }

    private static Dictionary<string, IReadOnlyList<(int Day, double[] Row)>> Homes(double spread)
    {
        var random = new Random(6);
        return Enumerable.Range(0, 14).ToDictionary(home => $"made/{home:00}", home => (IReadOnlyList<(int Day, double[] Row)>)[.. Enumerable.Range(700, 70).Select(day => (day, new[] { random.NextDouble() + (spread * home / 14), random.NextDouble() - (spread * home / 14), day % 7 }))], StringComparer.Ordinal);
    }
}
