using System.Runtime.InteropServices;
using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.ThermalFalls;

/// <summary>How falls before thermal arrays are learned: looks at the last 0.8 s of a fall, when whoever fell lies there, against all looks of daily life.</summary>
internal static class ThermalLearning
{
    /// <summary>Below every score of a forest.</summary>
    public const double None = -1e9;

    private const long Lying = 800_000;

    /// <summary>A forest that says nothing, for looking at pictures without a judgement.</summary>
    private static readonly FlatForest Silent = new(ThermalFeatures.Names.Count, 0, -1, 0, [~0], [], [], [], [], [0]);

    /// <summary>How the trees are grown: few and small, for there are few clips.</summary>
    public static TreeOptions TreesOf(int seed) => new() { Seed = seed, Trees = 120, Leaves = 6, RowsPerLeaf = 12, LearningRate = 0.05, FeatureShare = 0.4, RowShare = 0.7 };

    /// <summary>The looks of a clip: when, and what was seen.</summary>
    public static IReadOnlyList<(long At, float[] Row)> LooksOf(ThermalClip clip)
    {
        var detector = new ThermalFallDetector(Silent, 1);
        var pictures = CollectionsMarshal.AsSpan(clip.Pictures);
        var looks = new List<(long, float[])>();
        for (var i = 0; i < clip.Times.Count; i++)
        {
            if (detector.Push(clip.Times[i], pictures.Slice(i * ThermalGrid.Pixels, ThermalGrid.Pixels)))
            {
                looks.Add((clip.Times[i], detector.Row.ToArray()));
            }
        }

        return looks;
    }

    /// <summary>The rows of clips, by scene; a clip counts the same however long it is.</summary>
    public static TrainingTable TableOf(IEnumerable<ThermalClip> clips)
    {
        var table = new TrainingTable(ThermalFeatures.Names);
        foreach (var clip in clips)
        {
            var looks = LooksOf(clip).Where(look => !clip.IsFall || clip.Times[^1] - look.At <= Lying).ToList();
            foreach (var (_, row) in looks)
            {
                table.Add(clip.Scene, row, clip.IsFall, (clip.IsFall ? 4f : 12f) / looks.Count);
            }
        }

        return table;
    }

    /// <summary>The score of a clip: of the best two looks in a row, as the detector asks for, the lower.</summary>
    public static double ScoreOf(ThermalClip clip, FlatForest forest)
    {
        var scores = LooksOf(clip).Select(look => forest.Score(look.Row)).ToList();
        return scores.Zip(scores.Skip(1), Math.Min).DefaultIfEmpty(None).Max();
    }

    /// <summary>For each scene a forest that never saw it.</summary>
    public static IReadOnlyDictionary<string, FlatForest> WithoutEach(IReadOnlyList<ThermalClip> clips, int seed)
    {
        var table = TableOf(clips);
        return clips.Select(clip => clip.Scene).Distinct().ToDictionary(scene => scene, scene => BoostedTrees.Train(table.Where(other => other != scene), TreesOf(seed)), StringComparer.Ordinal);
    }

    /// <summary>The threshold with the largest balanced accuracy of these clips; the middle of the best run.</summary>
    public static double ThresholdOf(IReadOnlyList<(ThermalClip Clip, double Score)> scored)
    {
        var limits = scored.Select(one => one.Score).Where(score => score > None).Distinct().Order().ToList();
        if (limits.Count == 0)
        {
            return 0;
        }

        double falls = Math.Max(1, scored.Count(one => one.Clip.IsFall)), others = Math.Max(1, scored.Count(one => !one.Clip.IsFall));
        var values = limits.Select(limit => (scored.Count(one => one.Clip.IsFall && one.Score >= limit) / falls) + (scored.Count(one => !one.Clip.IsFall && one.Score < limit) / others)).ToList();
        var best = values.Max();
        var within = Enumerable.Range(0, limits.Count).Where(i => values[i] >= best - 0.001).Select(i => limits[i]).ToList();
        return (within[0] + within[^1]) / 2;
    }
}
