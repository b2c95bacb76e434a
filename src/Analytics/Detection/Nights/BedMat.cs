namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>One bed sensor.</summary>
internal sealed class BedMat
{
    public string Sensor { get; set; } = string.Empty;

    public bool IsTaken { get; set; }

    /// <summary>When it last said anything.</summary>
    public long LastWord { get; set; }
}
