using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>A sensor by which a question is asked.</summary>
internal sealed class FallSource
{
    public required SensorId Sensor { get; init; }

    /// <summary>The fall that it suspects; null when it only sees somebody on the floor, of which the server learns by the reading.</summary>
    public IToldEvent? Fall { get; init; }

    /// <summary>Since when it sees somebody on the floor, where that is what is asked about.</summary>
    public long? FloorSince { get; init; }

    /// <summary>Whether the wearer has been calm since.</summary>
    public bool IsStill { get; set; }

    /// <summary>Whether the sensor says that it is over.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Why, as <c>fall-reason</c> says it; null when it does not say.</summary>
    public string? Why { get; set; }
}
