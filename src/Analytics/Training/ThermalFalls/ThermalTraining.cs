using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.ThermalFalls;

/// <summary>Learns falls before a thermal array.</summary>
internal sealed class ThermalTraining : ITraining
{
    public string Name => ThermalFallModel.Name;

    public string Help => "Falls in front of a thermal array of 4 x 4 pixels, from thermal-d6t: boosted trees, the threshold by scenes left out.";

    public async Task<IReadOnlyList<ModelFile>> TrainAsync(string data, int seed, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-train-");
        try
        {
            progress.Report($"reading {ThermalClips.Dataset}");
            var (clips, _, problem) = await ThermalClips.ReadAsync(Path.Combine(data, ThermalClips.Dataset), scratch.FullName, cancellationToken).ConfigureAwait(false);
            if (!clips.Any(clip => clip.IsFall) || clips.Select(clip => clip.Scene).Distinct().Count() < 3)
            {
                throw new InvalidDataException($"'{data}' holds no falls of three scenes or more to learn from: {problem ?? "too few clips"}.");
            }

            progress.Report("growing trees, scenes left out");
            var unseen = ThermalLearning.WithoutEach(clips, seed);
            var scored = clips.Select(clip => (clip, ThermalLearning.ScoreOf(clip, unseen[clip.Scene]))).ToList();
            var threshold = ThermalLearning.ThresholdOf(scored);
            progress.Report("growing the model");
            var forest = BoostedTrees.Train(ThermalLearning.TableOf(clips), ThermalLearning.TreesOf(seed));
            return [ModelFile.Of(new(forest, Card(forest, clips, scored, threshold, seed)))];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ModelCard Card(FlatForest forest, IReadOnlyList<ThermalClip> clips, List<(ThermalClip Clip, double Score)> scored, double threshold, int seed) => new()
    {
        Name = ThermalFallModel.Name,
        Version = 1,
        Sha256 = FlatForestFile.HashOf(FlatForestFile.Write(forest)),
        Trained = "2026-11-26",
        Seed = seed,
        Command = FormattableString.Invariant($"ageing train {ThermalFallModel.Name} --data <recordings> --out src/Analytics/Models --seed {seed}"),
        Features = ThermalFeatures.Names,
        Threshold = Math.Round(threshold, 3),
        TrainedOn = [.. clips.Select(clip => clip.Name).Order(StringComparer.Ordinal)],
        Split = "each scene scored by trees grown without it; threshold chosen on those scores, at which the metrics are; ageing evaluate thermal chooses it without the scene",
        Metrics = new Dictionary<string, double>
        {
            ["sensitivity"] = Math.Round(scored.Where(one => one.Clip.IsFall).Average(one => one.Score >= threshold ? 1.0 : 0), 4),
            ["specificity"] = Math.Round(scored.Where(one => !one.Clip.IsFall).Average(one => one.Score < threshold ? 1.0 : 0), 4),
        },
        IntendedUse = "One of two sources of evidence for a fall in a room that a thermal array looks into level, its lowest row at the floor.",
        Limits = "Staged falls in one room before one kind of array; people are not told apart. Picking things up, pets, heated floors and sun on the floor may look alike. Not to raise an urgent alert by itself.",
    };
}
