namespace AgeingMonitor.Falls.Trees;

/// <summary>What a model was used to: how its features lay when it was learned, and how far a home's may lie from that.</summary>
/// <param name="LeastRows">So many rows of a home are needed to compare.</param>
/// <param name="Limit">Distance (<see cref="DistanceOf"/>) beyond which a home's inputs have drifted.</param>
/// <param name="Bins">By feature, in the order of a row.</param>
public sealed record InputReference(int LeastRows, double Limit, IReadOnlyList<InputBins> Bins)
{
    /// <summary>The population stability index of a feature, less what chance alone gives a home of so many rows; about 0 when nothing has changed. 0 for a feature that is not watched.</summary>
    /// <param name="feature">Its place in a row.</param>
    /// <param name="counts">Rows of the home by bin.</param>
    public double DistanceOf(int feature, ReadOnlySpan<int> counts)
    {
        var bins = Bins[feature];
        var rows = 0;
        foreach (var count in counts)
        {
            rows += count;
        }

        if (bins.Count < 2 || rows == 0)
        {
            return 0;
        }

        double index = 0;
        for (var b = 0; b < bins.Count; b++)
        {
            // One row more, laid out as it was learned: an empty bin has a logarithm.
            double expected = bins.ShareOf(b), found = (counts[b] + expected) / (rows + 1);
            index += (found - expected) * Math.Log(found / expected);
        }

        return index - ((bins.Count - 1) / (double)rows);
    }
}
