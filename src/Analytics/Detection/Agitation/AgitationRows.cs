using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>
/// Makes a row of each six hours with activity, at their end, from signs of movement in order of time: the six hours, how they differ from the same hours of the last four weeks, and from the hours before. O(1) a sign.
/// </summary>
internal sealed class AgitationRows(AgitationState state)
{
    private const double QuickMinutes = 1;

    /// <summary>Names of the features, in the order of a row.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "quarter-night", "quarter-morning", "quarter-afternoon", "quarter-evening", "weekday", "weeks-known",
        .. BinMeasures.Names,
        .. BinMeasures.Names.Select(name => name + " above-usual"),
        .. BinMeasures.Names.Select(name => name + " rank"),
        .. BinMeasures.Names.Select(name => name + " above-before"),
    ];

    /// <summary>Up to this one the features are of the calendar, and how long the home is known.</summary>
    public const int LastOfCalendar = 5;

    public AgitationState State => state;

    /// <summary>Somebody moved. True with the row of the bin that has ended, if one has and there was activity in it.</summary>
    public bool Add(RoomKind? room, DateTime local, out AgitationRow row)
    {
        var hasEnded = Turn(local, out row);
        var bin = state.Bin;
        var now = local.Ticks / (double)TimeSpan.TicksPerMinute;
        var kind = room is { } known && (int)known < BinAccumulator.Rooms ? (int)known : 0;
        if (bin.LastSign is { } last)
        {
            var pause = now - last;
            bin.LongestPause = Math.Max(bin.LongestPause, Math.Min(pause, 360));
            bin.Changes += kind != bin.LastRoom ? 1 : 0;
            bin.Quick += kind != bin.LastRoom && pause < QuickMinutes ? 1 : 0;
        }

        bin.ByRoom[kind]++;
        bin.ByHour[local.Hour % 6]++;
        bin.LastSign = Math.Max(bin.LastSign ?? now, now);
        bin.LastRoom = kind;
        return hasEnded;
    }

    /// <summary>Time has come to a local instant. True with the row of the bin that has ended.</summary>
    public bool Turn(DateTime local, out AgitationRow row)
    {
        row = default;
        var now = BinOf(local);
        if (now <= state.Bin.Bin)
        {
            return false;
        }

        var hasEnded = state.Bin.Bin > 0 && state.Bin.ByRoom.AsSpan().ContainsAnyExcept(0);
        if (hasEnded)
        {
            row = Close();
        }

        state.Bin.Begin(now);
        return hasEnded;
    }

    /// <summary>Four times the local day, and the quarter of the day.</summary>
    public static int BinOf(DateTime local) => ((int)(local.Ticks / TimeSpan.TicksPerDay) * 4) + (local.Hour / 6);

    private AgitationRow Close()
    {
        var measures = BinMeasures.Of(state.Bin);
        var quarter = state.Bin.Bin % 4;
        var usual = state.Quarters[quarter];
        var row = new float[Names.Count];
        row[quarter] = 1;
        row[4] = state.Bin.Bin / 4 % 7;
        row[5] = Math.Min(8, usual.Count / 7f);
        var before = state.Before is { } known && state.BeforeBin == state.Bin.Bin - 1 ? known : null;
        for (var m = 0; m < BinMeasures.Count; m++)
        {
            var (above, rank) = Compare(usual, m, measures[m]);
            row[6 + m] = measures[m];
            row[6 + BinMeasures.Count + m] = above;
            row[6 + (2 * BinMeasures.Count) + m] = rank;
            row[6 + (3 * BinMeasures.Count) + m] = before is null ? 0 : measures[m] - before[m];
        }

        if (usual.Count == AgitationState.Kept)
        {
            usual.RemoveAt(0);
        }

        usual.Add(measures);
        (state.Before, state.BeforeBin) = (measures, state.Bin.Bin);
        state.Seen++;
        return new(state.Bin.Bin, row);
    }

    /// <summary>How many spreads above the mean of the same hours, shrunk while few are known, and the share of them that lie below.</summary>
    private static (float Above, float Rank) Compare(List<float[]> usual, int measure, float value)
    {
        if (usual.Count == 0)
        {
            return (0, 0.5f);
        }

        double sum = 0, square = 0, below = 0;
        foreach (var row in usual)
        {
            sum += row[measure];
            square += row[measure] * row[measure];
            below += row[measure] < value ? 1 : row[measure] == value ? 0.5 : 0;
        }

        double n = usual.Count, mean = sum / n, spread = Math.Sqrt(Math.Max(0, (square / n) - (mean * mean)) + (1 / (n + 1)) + 0.01);
        return ((float)((value - mean) / spread), (float)((below + 0.5) / (n + 1)));
    }
}
