using AgeingMonitor.Analytics.Detection.Activities;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Training;
using AgeingMonitor.Analytics.Training.Activities;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Evaluation.Adl;

/// <summary>Activities of daily life, minute by minute.</summary>
internal sealed class AdlSuite : IEvaluationSuite
{
    private const string Dataset = "ordonez-adl";

    public string Name => "adl";

    public string Help => """
        Folder ordonez-adl. One-minute slots that carry a label, each the activity that fills most of it;
        what is said of a slot rests on what the sensors told up to its end (no delay). accuracy, and
        macro_f1 over the activities that occur; for all homes and for each (ordonez-adl/<home>).
        Days the built-in models know are scored by models grown without them (six folds of days); other
        days by the built-in models. accuracy_other_home: each home by models of the others. Intervals by
        drawing days. Baseline: always the commonest activity.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (run.Folder(Dataset) is not { } folder)
        {
            return;
        }

        run.Tell("reading ordonez-adl");
        var (slots, bad, problem) = await ActivitySlots.ReadAsync(folder, run.Scratch, cancellationToken).ConfigureAwait(false);
        if (slots.Count == 0)
        {
            run.Skip(Dataset, problem ?? "no label covers a minute");
            return;
        }

        if (bad > 0)
        {
            run.Remark(FormattableString.Invariant($"{Dataset}: {bad} labels left out"));
        }

        var told = Tell(run, slots);
        Add(run, Dataset, told);
        foreach (var home in told.GroupBy(slot => HomeOf(slot.Day)).Where(home => home.Count() < told.Count))
        {
            Add(run, $"{Dataset}/{home.Key}", [.. home]);
        }

        AddOtherHomes(run, slots);
        var commonest = slots.GroupBy(slot => slot.Label).MaxBy(group => group.Count())!.Key;
        run.AddBaseline("the commonest", Dataset, Measurement.All, "accuracy", slots.Count(slot => slot.Label == commonest) / (double)slots.Count, slots.Count);
    }

    private static string HomeOf(string day) => day.Split('/')[1];

    private static List<ToldSlot> Tell(EvaluationRun run, IReadOnlyList<ActivitySlot> slots)
    {
        var published = ActivityLabels.All.Select(label => TrainedModel.BuiltInto(typeof(HomeAnalysis).Assembly, ActivityLabels.ModelOf(label))).ToList();
        var known = published.SelectMany(model => model.Card.TrainedOn).ToHashSet(StringComparer.Ordinal);
        var builtIn = published.Select(model => (FlatForest?)model.Forest).ToArray();
        var days = slots.Select(slot => slot.Day).Where(known.Contains).Distinct().ToList();
        var foldOf = days.Count < ActivityLearning.Folds ? new Dictionary<string, int>() : PersonFolds.Of(days, ActivityLearning.Folds, run.Seed);
        var grown = new Dictionary<int, FlatForest?[]>();
        var told = new List<ToldSlot>(slots.Count);
        foreach (var slot in slots)
        {
            // A few days of a known home cannot make models of their own: then what is known of them is told of.
            var forests = foldOf.TryGetValue(slot.Day, out var fold) ? Grown(fold) : builtIn;
            told.Add(new(slot.Day, slot.Label, ActivityLearning.Predict(forests, slot.Row)));
        }

        if (foldOf.Count == 0 && days.Count > 0)
        {
            run.Remark(FormattableString.Invariant($"{Dataset}: {days.Count} days that the built-in models were learned from are too few to grow others without them; their figures flatter"));
        }

        return told;

        FlatForest?[] Grown(int fold)
        {
            if (!grown.TryGetValue(fold, out var forests))
            {
                run.Tell(FormattableString.Invariant($"learning without the days of fold {fold + 1} of {ActivityLearning.Folds}"));
                grown[fold] = forests = ActivityLearning.Train([.. slots.Where(slot => foldOf.TryGetValue(slot.Day, out var other) && other != fold)], run.Seed);
            }

            return forests;
        }
    }

    private static void Add(EvaluationRun run, string dataset, IReadOnlyList<ToldSlot> told)
    {
        IReadOnlyList<IReadOnlyList<ToldSlot>> days = [.. told.GroupBy(slot => slot.Day).OrderBy(day => day.Key, StringComparer.Ordinal).Select(day => day.ToArray())];
        foreach (var (metric, figure) in new (string, Func<IReadOnlyList<ToldSlot>, double?>)[] { ("accuracy", Accuracy), ("macro_f1", MacroF1) })
        {
            var interval = PersonBootstrap.Interval(days, figure, run.Seed);
            run.Add(dataset, Measurement.All, metric, figure(told), told.Count, interval?.Low, interval?.High);
        }
    }

    private static void AddOtherHomes(EvaluationRun run, IReadOnlyList<ActivitySlot> slots)
    {
        var homes = slots.Select(slot => HomeOf(slot.Day)).Distinct().ToList();
        foreach (var home in homes.Where(_ => homes.Count > 1))
        {
            run.Tell($"learning without {home}");
            var forests = ActivityLearning.Train([.. slots.Where(slot => HomeOf(slot.Day) != home)], run.Seed);
            var unseen = slots.Where(slot => HomeOf(slot.Day) == home).ToList();
            run.Add($"{Dataset}/{home}", Measurement.All, "accuracy_other_home", unseen.Count(slot => ActivityLearning.Predict(forests, slot.Row) == slot.Label) / (double)unseen.Count, unseen.Count);
        }
    }

    private static double? Accuracy(IReadOnlyList<ToldSlot> slots) => slots.Count == 0 ? null : slots.Count(slot => slot.Label == slot.Told) / (double)slots.Count;

    private static double? MacroF1(IReadOnlyList<ToldSlot> slots) => slots.Count == 0 ? null : slots.Select(slot => slot.Label).Distinct().Average(label =>
        2.0 * slots.Count(slot => slot.Label == label && slot.Told == label) / (slots.Count(slot => slot.Label == label) + slots.Count(slot => slot.Told == label)));

    private readonly record struct ToldSlot(string Day, int Label, int Told);
}
