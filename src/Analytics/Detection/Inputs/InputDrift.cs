using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.Inputs;

/// <summary>
/// Holds the rows that a model is given in one home against those it was learned from: at the end of each week the last four, by population stability index, mean over the features. O(features) a row; nothing is allocated but once a
/// week. Its state is a value. One caller at a time.
/// </summary>
internal sealed class InputDrift
{
    /// <summary>Bins of a feature at most: four weeks of days are too few for ten.</summary>
    public const int MostBins = 5;

    /// <summary>Weeks that are looked at together.</summary>
    public const int Weeks = 4;

    private readonly InputReference? reference;
    private readonly InputDriftState state;

    /// <summary>The watch of one model in one home.</summary>
    /// <param name="card">Of the model; without a reference in it nothing is watched.</param>
    /// <param name="state">What is remembered; begun anew when it is another model's.</param>
    public InputDrift(ModelCard card, InputDriftState state)
        : this(card.Inputs, card.Sha256, state)
    {
    }

    internal InputDrift(InputReference? reference, string model, InputDriftState state)
    {
        this.reference = reference;
        this.state = state;
        if (state.Model != model || !IsWhole())
        {
            (state.Model, state.Distance, state.IsTold) = (model, null, false);
            state.Weeks.Clear();
        }
    }

    public InputDriftState State => state;

    /// <summary>Distance beyond which inputs have drifted; null where nothing is watched.</summary>
    public double? Limit => reference?.Limit;

    /// <summary>Takes a row, in order of days. True when the weeks that have ended have drifted, once until they are back within the limit.</summary>
    /// <param name="row">What the model is given.</param>
    /// <param name="day">Number of the local day.</param>
    /// <param name="finding">What is to be told.</param>
    public bool Take(ReadOnlySpan<double> row, int day, out InputDriftFinding? finding)
    {
        finding = null;
        if (reference is null)
        {
            return false;
        }

        var week = day / 7;
        if (state.Weeks.Count == 0 || state.Weeks[^1].Week < week)
        {
            finding = Judge(week);
            state.Weeks.RemoveAll(known => known.Week <= week - Weeks);
            state.Weeks.Add(new() { Week = week, Counts = new byte[reference.Bins.Count * MostBins] });
        }

        var now = state.Weeks[^1];
        if (now.Week == week && now.Rows < byte.MaxValue)
        {
            now.Rows++;
            for (var f = 0; f < row.Length; f++)
            {
                now.Counts[(f * MostBins) + reference.Bins[f].BinOf(row[f])]++;
            }
        }

        return finding is not null;
    }

    private InputDriftFinding? Judge(int week)
    {
        var weeks = state.Weeks.Where(known => known.Week >= week - Weeks).ToList();
        if (weeks.Sum(known => known.Rows) < reference!.LeastRows)
        {
            return null;
        }

        var distances = new double[reference.Bins.Count];
        Span<int> counts = stackalloc int[MostBins];
        for (var f = 0; f < distances.Length; f++)
        {
            counts.Clear();
            foreach (var known in weeks)
            {
                for (var b = 0; b < MostBins; b++)
                {
                    counts[b] += known.Counts[(f * MostBins) + b];
                }
            }

            distances[f] = reference.DistanceOf(f, counts[..reference.Bins[f].Count]);
        }

        var watched = Math.Max(1, reference.Bins.Count(bins => bins.Count > 1));
        var distance = distances.Sum() / watched;
        var isNew = distance > reference.Limit && !state.IsTold;
        (state.Distance, state.IsTold) = (distance, distance > reference.Limit);
        return isNew
            ? new((weeks[^1].Week * 7) + 6, distance, reference.Limit, [.. Enumerable.Range(0, distances.Length).OrderByDescending(f => distances[f]).Take(3)])
            : null;
    }

    private bool IsWhole() => reference is null || state.Weeks.TrueForAll(week => week.Counts.Length == reference.Bins.Count * MostBins);
}
