using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Cluster.Interfaces.Wire;

/// <summary>How an <see cref="Instant"/> travels between processes.</summary>
[GenerateSerializer, Alias("ageing.instant")]
public struct InstantSurrogate
{
    [Id(0)] public long Microseconds { get; set; }
}

