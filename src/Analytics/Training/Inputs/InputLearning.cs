using AgeingMonitor.Analytics.Detection.Inputs;
using AgeingMonitor.Falls.Trees;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Analytics.Training.Inputs;

/// <summary>Learns what a model is used to, and how far homes that it never saw lie from that.</summary>
internal static class InputLearning
{
    /// <summary>Of home-weeks of people left out, so many lie within the limit.</summary>
    private const double Within = 0.95;

    /// <summary>A usual limit of the population stability index, for comparison.</summary>
    private const double Usual = 0.2;

    /// <summary>The reference of all people, its limit from people left out, and figures for the card.</summary>
    /// <param name="rows">Local day number and row, in order, by person.</param>
    /// <param name="isWatched">Which features; the others are as they are by design, like the day of the week.</param>
    /// <param name="leastRows">Rows that four weeks must have.</param>
    /// <param name="folds">Of people.</param>
    /// <param name="seed">Of the folds.</param>
    public static (InputReference Reference, IReadOnlyDictionary<string, double> Figures) Learn(IReadOnlyDictionary<string, IReadOnlyList<(int Day, double[] Row)>> rows, Func<int, bool> isWatched, int leastRows, int folds, int seed)
    {
        var foldOf = PersonFolds.Of(rows.Keys, folds, seed);
        var distances = new List<double>();
        for (var fold = 0; fold < folds; fold++)
        {
            var others = new InputReference(leastRows, double.MaxValue, BinsOf(rows.Where(pair => foldOf[pair.Key] != fold).SelectMany(pair => pair.Value), isWatched));
            distances.AddRange(rows.Where(pair => foldOf[pair.Key] == fold).SelectMany(pair => DistancesOf(pair.Value, others)));
        }

        distances.Sort();
        var limit = Quantile.Of(distances, Within) ?? throw new InvalidDataException("No home has four weeks: what is far cannot be learned.");
        return (
            new(leastRows, Math.Round(limit, 4), BinsOf(rows.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value), isWatched)),
            new Dictionary<string, double>
            {
                ["input home-weeks, people left out"] = distances.Count,
                ["input distance, median"] = Math.Round(Quantile.Of(distances, 0.5)!.Value, 4),
                ["input home-weeks above 0.2, share"] = Math.Round(distances.Count(distance => distance > Usual) / (double)distances.Count, 4),
            });
    }

    /// <summary>The distance at the end of each week of a home.</summary>
    private static IEnumerable<double> DistancesOf(IReadOnlyList<(int Day, double[] Row)> rows, InputReference reference)
    {
        var drift = new InputDrift(reference, string.Empty, new());
        var week = int.MinValue;
        foreach (var (day, row) in rows)
        {
            drift.State.Distance = null;
            drift.Take(row, day, out _);
            if (day / 7 != week && drift.State.Distance is { } distance)
            {
                yield return distance;
            }

            week = day / 7;
        }
    }

    private static InputBins[] BinsOf(IEnumerable<(int Day, double[] Row)> rows, Func<int, bool> isWatched)
    {
        var all = rows.Select(pair => pair.Row).ToList();
        return [.. Enumerable.Range(0, all[0].Length).Select(f => InputBins.Of(all.Select(row => row[f]), isWatched(f) ? InputDrift.MostBins : 1))];
    }
}
