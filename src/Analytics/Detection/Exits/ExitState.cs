namespace AgeingMonitor.Analytics.Detection.Exits;

/// <summary>What is remembered of one tag. A plain value, saved as it is; times in microseconds, null for never.</summary>
internal sealed class ExitState
{
    /// <summary>Antennas that are told apart.</summary>
    public const int Antennas = 4;

    public long? At { get; set; }

    public double[] Last { get; set; } = new double[3];

    /// <summary>Means of the three axes over about 1, 4 and 15 s.</summary>
    public double[] Means { get; set; } = new double[9];

    public double Rate { get; set; }

    public double[] Strength { get; set; } = new double[Antennas];

    public long?[] HeardAt { get; set; } = new long?[Antennas];

    /// <summary>How likely each posture is, smoothed.</summary>
    public double[] Belief { get; set; } = [1.0 / 3, 1.0 / 3, 1.0 / 3];

    /// <summary>Where the person is held to be: 0 bed, 1 chair, 2 up.</summary>
    public int? Where { get; set; }
}
