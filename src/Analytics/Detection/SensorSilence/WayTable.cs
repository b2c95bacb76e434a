namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>Reads and writes <see cref="SensorSilenceState.Ways"/>: of the ways to a sensor (column), on how many another (row) spoke.</summary>
internal static class WayTable
{
    private const int Wide = SensorSilenceDetector.MostSeers;

    /// <summary>Share of the ways on which a sensor speaks, beginning from the prior.</summary>
    public static double ShareOf(byte[] ways, int row, int column, in SilencePrior prior)
    {
        var at = PlaceOf(row, column);
        return (ways[at] + (prior.OnTheWay * SilencePrior.Weight)) / (ways[at + 1] + SilencePrior.Weight);
    }

    /// <summary>One more way. Halved at 255, so that changes of habit are followed.</summary>
    public static void Count(byte[] ways, int row, int column, bool spoke)
    {
        var at = PlaceOf(row, column);
        ways[at] += (byte)(spoke ? 1 : 0);
        if (++ways[at + 1] == byte.MaxValue)
        {
            ways[at] /= 2;
            ways[at + 1] /= 2;
        }
    }

    /// <summary>Nothing is known any more of the ways of and to a sensor.</summary>
    public static void Clear(byte[] ways, int place)
    {
        for (var i = 0; i < Wide; i++)
        {
            ways.AsSpan(PlaceOf(place, i), 2).Clear();
            ways.AsSpan(PlaceOf(i, place), 2).Clear();
        }
    }

    /// <summary>A sensor takes the place of another, with what is known of it.</summary>
    public static void Move(byte[] ways, int from, int to)
    {
        Clear(ways, to);
        for (var i = 0; i < Wide; i++)
        {
            if (i != from && i != to)
            {
                ways.AsSpan(PlaceOf(from, i), 2).CopyTo(ways.AsSpan(PlaceOf(to, i)));
                ways.AsSpan(PlaceOf(i, from), 2).CopyTo(ways.AsSpan(PlaceOf(i, to)));
            }
        }

        Clear(ways, from);
    }

    private static int PlaceOf(int row, int column) => ((row * Wide) + column) * 2;
}
