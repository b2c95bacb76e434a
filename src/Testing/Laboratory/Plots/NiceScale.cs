namespace AgeingMonitor.Testing.Laboratory.Plots;

/// <summary>A linear axis from nought to at least a value, with three to six marks at round numbers.</summary>
internal sealed class NiceScale
{
    private static readonly double[] Rounds = [1, 2, 5];
    private readonly double from;
    private readonly double to;

    /// <param name="highest">The highest value to show; nought or less is shown as one.</param>
    /// <param name="from">Where nought lies.</param>
    /// <param name="to">Where the last mark lies.</param>
    public NiceScale(double highest, double from, double to)
    {
        this.from = from;
        this.to = to;
        highest = highest > 0 ? highest : 1;
        double power = 1;
        while (power > highest / 2)
        {
            power /= 10;
        }

        while (power * 10 < highest / 2)
        {
            power *= 10;
        }

        var step = Rounds.Concat(Rounds.Select(round => 10 * round)).Select(round => round * power).First(candidate => candidate * 5 >= highest);
        Marks = [.. Enumerable.Range(0, (int)Math.Ceiling((highest / step) - 1e-9) + 1).Select(i => i * step)];
    }

    /// <summary>From nought.</summary>
    public IReadOnlyList<double> Marks { get; }

    /// <summary>The place of a value.</summary>
    public double Place(double value) => from + ((to - from) * Math.Clamp(value / Marks[^1], 0, 1));
}
