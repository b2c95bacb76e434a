namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>
/// Reads and writes <see cref="SensorSilenceState.Crossings"/>: of the ways from one sensor (column) to another (plane), on how many a corridor's (row) spoke. A corridor lies on the way from the kitchen to the bedroom and not on that from the bathroom to it,
/// which the place of arrival alone does not tell.
/// </summary>
internal static class CrossingTable
{
    /// <summary>As many ways as the share by the place of arrival weighs.</summary>
    public const double Weight = 4;

    /// <summary>Length of <see cref="SensorSilenceState.Crossings"/> once there is a corridor.</summary>
    public const int Length = Wide * Wide * Wide * 2;

    private const int Wide = SensorSilenceDetector.MostSeers;

    /// <summary>Share of the ways between the two on which the corridor's sensor speaks, beginning from the share of all ways to the same place.</summary>
    public static double ShareOf(byte[] crossings, int row, int from, int to, double ofAll)
    {
        if (crossings.Length == 0)
        {
            return ofAll;
        }

        var at = PlaceOf(row, from, to);
        return (crossings[at] + (ofAll * Weight)) / (crossings[at + 1] + Weight);
    }

    /// <summary>One more way. Halved at 255, so that changes of habit are followed.</summary>
    public static void Count(byte[] crossings, int row, int from, int to, bool spoke)
    {
        var at = PlaceOf(row, from, to);
        crossings[at] += (byte)(spoke ? 1 : 0);
        if (++crossings[at + 1] == byte.MaxValue)
        {
            crossings[at] /= 2;
            crossings[at + 1] /= 2;
        }
    }

    private static int PlaceOf(int row, int from, int to) => ((((row * Wide) + from) * Wide) + to) * 2;
}
