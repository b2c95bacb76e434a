namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>What is known of one sensor: whether it has given a sign of movement, and whether it says that it is in fault.</summary>
internal struct SensorWatch
{
    public bool GivesSigns { get; set; }

    public bool InFault { get; set; }
}
