namespace AgeingMonitor.Testing.Laboratory.Plots;

/// <summary>
/// Places values of very different size on one axis: its marks lie at equal distances, and between two marks the scale is linear. Like a logarithm to the eye, but with nought on it, and with plain arithmetic, which is the same on every machine.
/// </summary>
internal sealed class StretchedScale(IReadOnlyList<double> marks, double from, double to)
{
    /// <summary>Ascending.</summary>
    public IReadOnlyList<double> Marks { get; } = marks;

    /// <summary>The place of a value; beyond the ends it is that of the end.</summary>
    public double Place(double value)
    {
        var step = (to - from) / (Marks.Count - 1);
        for (var i = 0; i + 1 < Marks.Count; i++)
        {
            if (value <= Marks[i + 1])
            {
                return from + (step * (i + Math.Clamp((value - Marks[i]) / (Marks[i + 1] - Marks[i]), 0, 1)));
            }
        }

        return to;
    }
}
