namespace AgeingMonitor.Falls.Trees;

/// <summary>
/// A boosted tree ensemble as flat arrays: the sum of one leaf of each tree. Immutable, safe to share; scoring allocates nothing and is the same on every machine. Read from and written to a
/// small file by <see cref="FlatForestFile"/>.
/// </summary>
public sealed class FlatForest
{
    private readonly int[] roots, feature, left, right;
    private readonly float[] threshold;
    private readonly double[] leaves;

    /// <summary>
    /// Nodes of all trees one after the other. A child of 0 or more is a node; a negative child is the leaf <c>~child</c>. A root is written the same way, so that a tree may be a single leaf.
    /// A value goes left when it is at or below the threshold.
    /// </summary>
    /// <exception cref="ArgumentException">The arrays do not make trees: lengths differ, a child lies before its parent or outside, a feature is not below <paramref name="features"/>, a number is not finite.</exception>
    public FlatForest(int features, double bias, double slope, double offset, int[] roots, int[] feature, float[] threshold, int[] left, int[] right, double[] leaves)
    {
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(threshold);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(leaves);
        (Features, Bias, Slope, Offset) = (features, bias, slope, offset);
        (this.roots, this.feature, this.threshold, this.left, this.right, this.leaves) = (roots, feature, threshold, left, right, leaves);
        Check();
    }

    /// <summary>How many features a row has.</summary>
    public int Features { get; }

    /// <summary>Added to the sum of the leaves.</summary>
    public double Bias { get; }

    /// <summary>Of the calibration: the probability is 1 / (1 + exp(<see cref="Slope"/> · score + <see cref="Offset"/>)).</summary>
    public double Slope { get; }

    /// <summary>Of the calibration.</summary>
    public double Offset { get; }

    /// <summary>How many trees there are.</summary>
    public int Trees => roots.Length;

    internal ReadOnlySpan<int> Roots => roots;

    internal ReadOnlySpan<int> Feature => feature;

    internal ReadOnlySpan<float> Threshold => threshold;

    internal ReadOnlySpan<int> Left => left;

    internal ReadOnlySpan<int> Right => right;

    internal ReadOnlySpan<double> Leaves => leaves;

    /// <summary>The mean of forests of the same features as one: trees one after the other, leaves divided by their number.</summary>
    /// <exception cref="ArgumentException">There is none, or features differ in number.</exception>
    public static FlatForest Mean(IReadOnlyList<FlatForest> forests)
    {
        ArgumentNullException.ThrowIfNull(forests);
        if (forests.Count == 0 || forests.Any(forest => forest.Features != forests[0].Features))
        {
            throw new ArgumentException("Only forests of the same features have a mean.", nameof(forests));
        }

        List<int> roots = [], feature = [], left = [], right = [];
        List<float> threshold = [];
        List<double> leaves = [];
        foreach (var forest in forests)
        {
            int nodes = feature.Count, ends = leaves.Count;
            roots.AddRange(forest.roots.Select(Moved));
            feature.AddRange(forest.feature);
            threshold.AddRange(forest.threshold);
            left.AddRange(forest.left.Select(Moved));
            right.AddRange(forest.right.Select(Moved));
            leaves.AddRange(forest.leaves.Select(leaf => leaf / forests.Count));

            int Moved(int child) => child >= 0 ? child + nodes : ~(~child + ends);
        }

        return new(forests[0].Features, forests.Average(forest => forest.Bias), forests.Average(forest => forest.Slope), forests.Average(forest => forest.Offset), [.. roots], [.. feature], [.. threshold], [.. left], [.. right], [.. leaves]);
    }

    /// <summary>The raw score of a row; larger is more likely.</summary>
    /// <param name="row">As many finite values as <see cref="Features"/>.</param>
    /// <exception cref="ArgumentException">The row has another length.</exception>
    public double Score(ReadOnlySpan<float> row)
    {
        if (row.Length != Features)
        {
            throw new ArgumentException($"A row has {Features} features, not {row.Length}.", nameof(row));
        }

        var score = Bias;
        foreach (var root in roots)
        {
            var node = root;
            while (node >= 0)
            {
                node = row[feature[node]] <= threshold[node] ? left[node] : right[node];
            }

            score += leaves[~node];
        }

        return score;
    }

    /// <summary>The calibrated probability of a row, from 0 to 1.</summary>
    /// <param name="row">As many finite values as <see cref="Features"/>.</param>
    public double Probability(ReadOnlySpan<float> row) => ProbabilityOf(Score(row));

    /// <summary>The calibrated probability of a score, from 0 to 1.</summary>
    /// <param name="score">As <see cref="Score"/> gives it.</param>
    public double ProbabilityOf(double score) => 1 / (1 + Math.Exp((Slope * score) + Offset));

    private void Check()
    {
        var nodes = feature.Length;
        Demand(Features > 0 && threshold.Length == nodes && left.Length == nodes && right.Length == nodes, "lengths differ");
        Demand(double.IsFinite(Bias) && double.IsFinite(Slope) && double.IsFinite(Offset) && Array.TrueForAll(threshold, float.IsFinite) && Array.TrueForAll(leaves, double.IsFinite), "a number is not finite");
        Demand(Array.TrueForAll(roots, root => root < nodes && ~root < leaves.Length), "a root lies outside");
        for (var node = 0; node < nodes; node++)
        {
            Demand(feature[node] >= 0 && feature[node] < Features, "a feature lies outside");
            Demand(IsBelow(left[node], node) && IsBelow(right[node], node), "a child lies outside or before its parent");
        }

        bool IsBelow(int child, int parent) => child >= 0 ? child > parent && child < nodes : ~child < leaves.Length;
    }

    private static void Demand(bool holds, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException($"Not a forest: {problem}.");
        }
    }
}
