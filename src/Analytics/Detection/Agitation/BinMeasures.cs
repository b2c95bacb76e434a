namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>The measures of six hours.</summary>
internal static class BinMeasures
{
    /// <summary>Names, in the order of a row.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["signs", "other", "bedroom", "bathroom", "kitchen", "living", "hall", "entrance", "changes", "quick", "entropy", "busiest-hour", "last-hour", "last-two-hours", "unevenness", "longest-pause", "active-hours"];

    public static int Count => Names.Count;

    public static float[] Of(BinAccumulator bin)
    {
        var values = new float[Count];
        double signs = bin.ByRoom.Sum(), entropy = 0;
        values[0] = Log(signs);
        for (var room = 0; room < BinAccumulator.Rooms; room++)
        {
            values[1 + room] = Log(bin.ByRoom[room]);
            var share = signs > 0 ? bin.ByRoom[room] / signs : 0;
            entropy -= share > 0 ? share * Math.Log2(share) : 0;
        }

        double busiest = bin.ByHour.Max(), mean = bin.ByHour.Average();
        values[8] = Log(bin.Changes);
        values[9] = Log(bin.Quick);
        values[10] = (float)entropy;
        values[11] = Log(busiest);
        values[12] = Log(bin.ByHour[5]);
        values[13] = Log(bin.ByHour[4] + bin.ByHour[5]);
        values[14] = (float)(mean > 0 ? Math.Sqrt(bin.ByHour.Average(hour => (hour - mean) * (hour - mean))) / mean : 0);
        values[15] = Log(bin.LongestPause);
        values[16] = bin.ByHour.Count(hour => hour > 0);
        return values;
    }

    private static float Log(double count) => (float)Math.Log(1 + count);
}
