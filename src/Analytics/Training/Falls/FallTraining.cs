using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>Learns falls from the four sets of worn accelerometers.</summary>
public sealed class FallTraining : ITraining
{
    private const int Version = 1;

    /// <inheritdoc/>
    public string Name => FallModel.Name;

    /// <inheritdoc/>
    public string Help => "Falls of a worn accelerometer, from weda-fall, sisfall, umafall and hifd: boosted trees, a threshold for each wearing site by people left out.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var people = new List<FallPerson>();
        var scratch = Directory.CreateTempSubdirectory("ageing-train-");
        try
        {
            foreach (var set in FallSet.All.Where(set => Directory.Exists(Path.Combine(data, set.Name))))
            {
                progress.Report($"reading {set.Name}");
                people.AddRange(await FallRecordings.ReadAsync(set, Path.Combine(data, set.Name), scratch.FullName, progress.Report, cancellationToken).ConfigureAwait(false));
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        if (!people.Exists(person => person.Trials.Any(trial => trial.IsFall)) || people.Count < FallForests.Folds)
        {
            throw new InvalidDataException($"'{data}' holds no falls of {FallForests.Folds} people or more; wanted are the folders {string.Join(", ", FallSet.All.Select(set => set.Name))}.");
        }

        progress.Report("growing trees, people left out");
        var unseen = new FallForests(null, people, seed);
        var thresholds = unseen.ThresholdsOfAll();
        progress.Report("growing the model");
        var forest = BoostedTrees.Train(FallTables.Make(people), FallForests.TreesOf(seed));
        return [ModelFile.Of(new(forest, Card(forest, people, unseen.Scores(), thresholds, seed)))];
    }

    private static ModelCard Card(FlatForest forest, IReadOnlyList<FallPerson> people, IReadOnlyList<FallScore> scores, FallThresholds thresholds, int seed) => new()
    {
        Name = FallModel.Name,
        Version = Version,
        Sha256 = FlatForestFile.HashOf(FlatForestFile.Write(forest)),
        Trained = "2026-11-26",
        Seed = seed,
        Command = FormattableString.Invariant($"ageing train {FallModel.Name} --data <folder> --out src/Falls/Models --seed {seed}"),
        Features = FallFeatures.Names,
        Threshold = Math.Round(thresholds.Common, 3),
        Thresholds = new SortedDictionary<string, double>(thresholds.BySite.ToDictionary(site => site.Key, site => Math.Round(site.Value, 3)), StringComparer.Ordinal),
        TrainedOn = [.. people.Select(person => person.Name).Order(StringComparer.Ordinal)],
        Split = FormattableString.Invariant($"{FallForests.Folds} folds of people; each trial scored by trees grown without its person; thresholds chosen on those scores, site by site. Metrics at those thresholds; ageing evaluate falls chooses them without the person's fold."),
        Metrics = Metrics(scores, thresholds),
        IntendedUse = "Suspecting a fall from a worn three-axis accelerometer (wrist or waist, 20 to 200 Hz), to be confirmed or cancelled by what follows.",
        Limits = "Learned from staged falls of people of 19 to 32 onto mats and from daily life of people up to 95; no real fall of an older person. Slow slides to the floor that never reach 1.5 g are not seen.",
    };

    private static SortedDictionary<string, double> Metrics(IReadOnlyList<FallScore> scores, FallThresholds thresholds)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var set in scores.GroupBy(score => score.Person.Set))
        {
            foreach (var kind in set.GroupBy(score => score.Trial.IsFall))
            {
                metrics[set.Key + (kind.Key ? " sensitivity" : " specificity")] = Math.Round((double)kind.Count(score => score.Score >= thresholds.For(score.Person.Sensor) == kind.Key) / kind.Count(), 4);
            }
        }

        return metrics;
    }
}
