namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>What the detector remembers. One mutable value, saved as it is.</summary>
internal sealed class ClimateState
{
    /// <summary>Number of the running hour since 1970 UTC; null before the first word of the kit.</summary>
    public long? Hour { get; set; }

    /// <summary>Hours in a row of which nothing is known.</summary>
    public int Unknown { get; set; }

    /// <summary>Sensors in the order in which they first spoke.</summary>
    public List<SensorAir> Sensors { get; set; } = [];

    public AirDays Rooms { get; set; } = new();

    public AirDays Outside { get; set; } = new();

    public HourRun VeryHot { get; set; } = new();

    public HourRun Cold { get; set; } = new();

    public HourRun VeryCold { get; set; } = new();

    public ClimateEpisode Heat { get; set; } = new();

    public ClimateEpisode Chill { get; set; } = new();
}
