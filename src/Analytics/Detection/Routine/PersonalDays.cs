using System.Text.Json.Serialization;
using AgeingMonitor.Analytics.Detection.Packing;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>The person's own recent days, at most <see cref="Capacity"/>, oldest first. A plain value, saved as it is.</summary>
internal sealed class PersonalDays
{
    /// <summary>Eight weeks: long enough for quantiles and for each weekday to come eight times, short enough to follow the seasons.</summary>
    public const int Capacity = 56;

    /// <summary>Rows one after the other.</summary>
    [JsonConverter(typeof(PackedRowsConverter))]
    public List<float[]> Rows { get; set; } = [];

    /// <summary>Scores of the last days, listed ones included.</summary>
    public List<float> Scores { get; set; } = [];

    /// <summary>Days in a row that were flagged: after <see cref="RoutineOptions.Adapts"/> of them the new way is the person's own.</summary>
    public int FlaggedInARow { get; set; }

    public void AddRow(float[] row) => Add(Rows, row);

    public void AddScore(double score) => Add(Scores, (float)score);

    /// <summary>Median and spread (1.4826 × median absolute deviation, at least the feature's floor) of a feature; there must be a row.</summary>
    public (double Median, double Spread) Of(int feature)
    {
        Span<float> values = stackalloc float[Rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Rows[i][feature];
        }

        var median = Middle(values);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)Math.Abs(values[i] - median);
        }

        return (median, Math.Max(1.4826 * Middle(values), DayFeature.All[feature].Floor));
    }

    /// <summary>From the lowest tenth to the highest: what is usual.</summary>
    public (double Low, double High) Usual(int feature)
    {
        Span<float> values = stackalloc float[Rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Rows[i][feature];
        }

        values.Sort();
        return (values[(values.Length - 1) / 10], values[values.Length - 1 - ((values.Length - 1) / 10)]);
    }

    /// <summary>
    /// The limit that an ordinary day passes with a chance of at most <paramref name="share"/> (split conformal: the ceil((n + 1)(1 − share))-th smallest of n own scores); null while there are too few days to promise that.
    /// </summary>
    public double? ConformalLimit(double share)
    {
        var scores = Scores.Order().ToList();
        return Conformal.PlaceOf(scores.Count, share) is { } place ? scores[place] : null;
    }

    private static void Add<T>(List<T> list, T value)
    {
        if (list.Count == Capacity)
        {
            list.RemoveAt(0);
        }

        list.Add(value);
    }

    private static double Middle(Span<float> values)
    {
        values.Sort();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2.0;
    }
}
