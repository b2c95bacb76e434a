using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>What the two suites of falls have in common: recordings read, and the detector run over them with forests that never saw the person.</summary>
internal sealed class FallMeasuring
{
    private FallMeasuring(IReadOnlyList<FallPerson> people, FallForests forests, IReadOnlyList<TrialResult> results)
    {
        (People, Forests, Results) = (people, forests, results);
    }

    public IReadOnlyList<FallPerson> People { get; }

    public FallForests Forests { get; }

    public IReadOnlyList<TrialResult> Results { get; }

    /// <summary>Reads and runs.</summary>
    public static async Task<FallMeasuring> RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var people = new List<FallPerson>();
        var times = new Dictionary<string, FallTimes>(StringComparer.Ordinal);
        foreach (var set in FallSet.All)
        {
            if (run.Folder(set.Name) is { } folder)
            {
                run.Tell($"{set.Name}: importing and decoding");
                people.AddRange(await FallRecordings.ReadAsync(set, folder, run.Scratch, run.Remark, cancellationToken).ConfigureAwait(false));
                times[set.Name] = FallTimes.In(folder);
            }
        }

        var forests = new FallForests(FallModel.BuiltInOrNone, people, run.Seed);
        run.Tell(forests.AnySeen ? "growing trees for the people whom the model knows" : "scoring with the built-in model");
        if (forests.AnySeen)
        {
            run.Remark(FormattableString.Invariant($"people whom the built-in model was learned from are scored by trees that never saw them, at thresholds chosen on the scores of others ({FallForests.Folds} folds of people)"));
        }

        var results = new List<TrialResult>();
        foreach (var person in people)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.AddRange(TrialRunner.Run(person, forests.ForestFor(person.Name), forests.ThresholdFor(person.Name), times[person.Set]));
        }

        return new(people, forests, results);
    }
}
