namespace AgeingMonitor.Analytics.Detection.Artefacts;

/// <summary>What a device last said about its own measurements; times in microseconds, null where it never said so or took it back.</summary>
internal struct SensorWord
{
    /// <summary>When it last said that it is not worn.</summary>
    public long? OffAt { get; set; }

    /// <summary>When it last said that it is faulty.</summary>
    public long? FaultAt { get; set; }
}
