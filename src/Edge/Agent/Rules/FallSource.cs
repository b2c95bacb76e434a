using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>A sensor by which a question is asked.</summary>
internal sealed class FallSource
{
    public required SensorId Sensor { get; init; }

    /// <summary>Whether it only sees somebody on the floor, which may be a ghost of a radar; else it has noticed a fall.</summary>
    public required bool IsFloor { get; init; }

    /// <summary>Its suspicion; null where it is not told because the server learns of it by the reading.</summary>
    public IToldEvent? Told { get; init; }

    /// <summary>Whether the wearer has been calm since.</summary>
    public bool IsStill { get; set; }

    /// <summary>Whether the sensor says that it is over.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Why, as <c>fall-reason</c> says it; null when it does not say.</summary>
    public string? Why { get; set; }
}
