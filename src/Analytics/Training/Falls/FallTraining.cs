using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Detection;
using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>Learns the fall model.</summary>
internal sealed class FallTraining : ITraining
{
    public string Name => FallModel.Name;

    public string Help => "Falls by a worn accelerometer, wrist or waist (folders weda-fall, sisfall, umafall, hifd; as many as are there).";

    public async Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var trials = await ReadAllAsync(data, progress, cancellationToken).ConfigureAwait(false);
        progress.Report($"choosing the threshold on people left out, {FallLearning.Folds} folds of {trials.Select(trial => trial.Person).Distinct().Count()} people");
        var table = FallLearning.TableOf(trials);
        var folds = new UnseenForests(null, table, FallLearning.Options(seed), FallLearning.Folds, seed);
        var unseen = trials.Select(trial => (trial, FallLearning.ScoreOf(trial, folds.For(trial.Person)))).ToList();
        var threshold = FallLearning.ThresholdOf(unseen);
        progress.Report($"learning from {table.Rows.Count} knocks");
        var forest = BoostedTrees.Train(table, FallLearning.Options(seed));
        var bytes = FlatForestFile.Write(forest);
        return
        [
            ModelFile.Of(new(forest, new()
            {
                Name = Name,
                Version = 1,
                Sha256 = FlatForestFile.HashOf(bytes),
                Trained = "2026-11-26",
                Seed = seed,
                Command = FormattableString.Invariant($"ageing train falls --data <recordings> --out <folder> --seed {seed}"),
                Features = FallFeatures.Names,
                Threshold = threshold,
                TrainedOn = [.. table.People.Distinct().Order(StringComparer.Ordinal)],
                Split = FormattableString.Invariant($"threshold and figures on people left out, {FallLearning.Folds} folds of people"),
                Metrics = Figures(unseen, threshold),
                IntendedUse = "To suspect a fall within seconds of a hard knock, by a three-axis accelerometer on wrist or waist, 20 to 200 Hz; confirmed or cancelled by what follows.",
                Limits = "Falls are acted by people of 19 to 67 on mats; older people's daily life is there, older people's falls are not. A slow slide to the floor has no knock and is not found.",
            })),
        ];
    }

    private static async Task<IReadOnlyList<FallTrial>> ReadAllAsync(string data, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-train-");
        try
        {
            var trials = new List<FallTrial>();
            foreach (var set in FallSet.All.Where(set => Directory.Exists(Path.Combine(data, set.Name))))
            {
                progress.Report($"reading {set.Name}");
                var (read, remarks, problem) = await FallTrials.ReadAsync(set, Path.Combine(data, set.Name), scratch.FullName, cancellationToken).ConfigureAwait(false);
                foreach (var remark in remarks.Append(problem).OfType<string>())
                {
                    progress.Report(remark);
                }

                trials.AddRange(read);
            }

            return trials.Exists(trial => trial.IsFall) ? trials : throw new InvalidDataException($"'{data}' holds no data set with falls: {string.Join(", ", FallSet.All.Select(set => set.Name))}.");
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static SortedDictionary<string, double> Figures(List<(FallTrial Trial, double Score)> unseen, double threshold)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var set in unseen.GroupBy(row => row.Trial.Set))
        {
            figures[$"{set.Key} sensitivity"] = Math.Round(set.Where(row => row.Trial.IsFall).Select(row => row.Score >= threshold ? 1.0 : 0).DefaultIfEmpty().Average(), 4);
            figures[$"{set.Key} specificity"] = Math.Round(set.Where(row => !row.Trial.IsFall).Select(row => row.Score < threshold ? 1.0 : 0).DefaultIfEmpty().Average(), 4);
        }

        return figures;
    }
}
