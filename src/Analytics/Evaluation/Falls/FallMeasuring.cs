using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>What the two suites of falls have in common: recordings read, and played through the home and through the detector alone with forests that never saw the person.</summary>
internal sealed class FallMeasuring
{
    private readonly List<TrialResult> onKit = [], inHome = [], eachMinute = [];

    private FallMeasuring(IReadOnlyList<FallPerson> people) => People = people;

    public IReadOnlyList<FallPerson> People { get; }

    /// <summary>On a server, through the home and its rule, packs as the recordings have them: one for each second with a row, and a heartbeat a minute.</summary>
    public IReadOnlyList<TrialResult> InHome => inHome;

    /// <summary>The same with a pack a minute.</summary>
    public IReadOnlyList<TrialResult> EachMinute => eachMinute;

    /// <summary>On a kit: the detector alone, with a tick a second. In the order of <see cref="InHome"/>.</summary>
    public IReadOnlyList<TrialResult> OnKit => onKit;

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

        var measured = new FallMeasuring(people);
        foreach (var set in people.GroupBy(person => person.Set, StringComparer.Ordinal))
        {
            run.Tell($"{set.Key}: playing homes and kits");
            var recording = FallRecordings.FileOf(FallSet.All.First(one => one.Name == set.Key), run.Scratch);
            var played = await HomePath.PlayAsync(recording, [.. set], name => new(forests.ForestFor(name), forests.ThresholdsFor(name)), cancellationToken).ConfigureAwait(false);
            foreach (var person in set)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var alone = TrialRunner.Run(person, forests.ForestFor(person.Name), forests.ThresholdsFor(person.Name).For(person.Sensor), times[person.Set]);
                measured.onKit.AddRange(alone);
                measured.inHome.AddRange(alone.Select(played[person.Kit].AsSent.Of));
                measured.eachMinute.AddRange(alone.Select(played[person.Kit].EachMinute.Of));
            }
        }

        return measured;
    }
}
