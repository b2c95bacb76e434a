namespace AgeingMonitor.Analytics.Detection.Exits;

/// <summary>Rows of a tag at the breastbone that is read now and then by antennas in the room: how it lies now and has lain, which antenna hears it and how well, how often it is read. O(1) a sample.</summary>
internal sealed class ExitFeatures(ExitState state)
{
    private static readonly double[] Spans = [1, 4, 15];

    /// <summary>Names of the features, in the order of a row.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "frontal", "vertical", "lateral", "magnitude", "lean", "gap", "rate",
        "frontal-1s", "vertical-1s", "lateral-1s", "frontal-4s", "vertical-4s", "lateral-4s", "frontal-15s", "vertical-15s", "lateral-15s",
        "frontal-step", "vertical-step", "lateral-step", "frontal-change", "vertical-change", "lateral-change",
        "strength-1", "strength-2", "strength-3", "strength-4", "silent-1", "silent-2", "silent-3", "silent-4",
    ];

    public ExitState State => state;

    /// <summary>An antenna has heard the tag.</summary>
    public void Hear(int antenna, long at, double strength)
    {
        if (antenna is >= 1 and <= ExitState.Antennas)
        {
            (state.Strength[antenna - 1], state.HeardAt[antenna - 1]) = (strength, at);
        }
    }

    /// <summary>The row of a sample; null when its time lies before the last one's.</summary>
    /// <param name="at">When, in microseconds.</param>
    /// <param name="frontal">In g, as the other axes.</param>
    /// <param name="vertical">Along the body.</param>
    /// <param name="lateral">Sideways.</param>
    public float[]? RowOf(long at, double frontal, double vertical, double lateral)
    {
        if (at < state.At)
        {
            return null;
        }

        var gap = state.At is { } last ? Math.Min(60, (at - last) / 1e6) : 60;
        double[] axes = [frontal, vertical, lateral];
        var isFirst = state.At is null;
        for (var span = 0; span < Spans.Length; span++)
        {
            var kept = isFirst ? 0 : Math.Exp(-gap / Spans[span]);
            for (var axis = 0; axis < 3; axis++)
            {
                state.Means[(3 * span) + axis] = (kept * state.Means[(3 * span) + axis]) + ((1 - kept) * axes[axis]);
            }
        }

        state.Rate = (state.Rate * Math.Exp(-gap / 5)) + 1;
        var row = new float[Names.Count];
        (row[0], row[1], row[2]) = ((float)frontal, (float)vertical, (float)lateral);
        row[3] = (float)Math.Sqrt((frontal * frontal) + (vertical * vertical) + (lateral * lateral));
        row[4] = (float)Math.Atan2(frontal, vertical);
        row[5] = (float)Math.Log(1 + gap);
        row[6] = (float)state.Rate;
        for (var i = 0; i < 9; i++)
        {
            row[7 + i] = (float)state.Means[i];
        }

        for (var axis = 0; axis < 3; axis++)
        {
            row[16 + axis] = (float)(isFirst ? 0 : axes[axis] - state.Last[axis]);
            row[19 + axis] = (float)(state.Means[axis] - state.Means[6 + axis]);
        }

        for (var antenna = 0; antenna < ExitState.Antennas; antenna++)
        {
            var silent = state.HeardAt[antenna] is { } heard ? Math.Clamp((at - heard) / 1e6, 0, 120) : 120;
            row[22 + antenna] = silent < 20 ? (float)state.Strength[antenna] : -130;
            row[26 + antenna] = (float)Math.Log(1 + silent);
        }

        state.At = at;
        axes.CopyTo(state.Last, 0);
        return row;
    }
}
