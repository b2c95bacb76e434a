namespace AgeingMonitor.Analytics.Detection.Artefacts;

/// <summary>What a device last said about its own measurements; times in microseconds, null where it never said so or took it back.</summary>
internal struct SensorWord
{
    /// <summary>When it first said that it is not worn: a word that is repeated is no new one.</summary>
    public long? OffAt { get; set; }

    /// <summary>When it first said that it is faulty.</summary>
    public long? FaultAt { get; set; }

    /// <summary>Of when its last word is whether it is worn: an older one that comes later is no news.</summary>
    public long? WornWordAt { get; set; }

    /// <summary>Of when its last word is whether it is faulty.</summary>
    public long? FaultWordAt { get; set; }
}
