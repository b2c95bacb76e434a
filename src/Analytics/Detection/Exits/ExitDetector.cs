using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.Exits;

/// <summary>
/// Tells when somebody leaves bed or chair: trees say of each sample how likely bed, chair and up are; the belief follows them within about a second and a half; when the belief in the place where the person is falls below the
/// threshold, they have left it. O(1) a sample.
/// </summary>
internal sealed class ExitDetector(IReadOnlyList<FlatForest> postures, double threshold, ExitState state)
{
    /// <summary>Names of the models, in the order of the postures.</summary>
    public static IReadOnlyList<string> Models { get; } = ["posture-bed", "posture-chair", "posture-up"];

    private const double Follows = 1.5;
    private const double Settled = 0.6;
    private readonly ExitFeatures features = new(state);

    public void Hear(int antenna, long at, double strength) => features.Hear(antenna, at, strength);

    /// <summary>Takes a sample in g; true with the exit that it tells of.</summary>
    public bool Observe(long at, double frontal, double vertical, double lateral, out Exit exit)
    {
        exit = default;
        var before = state.At;
        return features.RowOf(at, frontal, vertical, lateral) is { } row && Follow(at, before, ScoresOf(postures, row), out exit);
    }

    /// <summary>Chances of the postures that add up to one.</summary>
    public static double[] ScoresOf(IReadOnlyList<FlatForest> postures, float[] row)
    {
        double[] chances = [.. postures.Select(forest => forest.Probability(row) + 1e-6)];
        var sum = chances.Sum();
        return [.. chances.Select(chance => chance / sum)];
    }

    /// <summary>Lets the belief follow the chances of a sample.</summary>
    public bool Follow(long at, long? before, double[] chances, out Exit exit)
    {
        exit = default;
        var kept = before is { } last ? Math.Exp(-Math.Clamp((at - last) / 1e6, 0.05, 60) / Follows) : 0;
        for (var i = 0; i < 3; i++)
        {
            state.Belief[i] = (kept * state.Belief[i]) + ((1 - kept) * chances[i]);
        }

        var likeliest = Array.IndexOf(state.Belief, state.Belief.Max());
        if (state.Where is not { } where)
        {
            state.Where = likeliest;
            return false;
        }

        var hasLeft = where != 2 && state.Belief[where] < threshold;
        if (hasLeft || (likeliest != where && state.Belief[likeliest] > Settled))
        {
            state.Where = hasLeft && likeliest == where ? 2 : likeliest;
        }

        // From bed to chair without a step between is a misread, not a way that people go.
        exit = new(at, where == 0);
        return where != 2 && state.Where != where;
    }
}
