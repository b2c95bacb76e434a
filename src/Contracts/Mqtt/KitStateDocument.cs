namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>The JSON of topic <c>state</c>.</summary>
internal sealed record KitStateDocument
{
    public bool? Online { get; init; }

    public string? Agent { get; init; }

    public long? Boot { get; init; }

    public List<KitSensorDocument>? Sensors { get; init; }

    public long? Configuration { get; init; }

    public string? ConfigurationFault { get; init; }

    public long? Queue { get; init; }

    public string? Clock { get; init; }

    public double? ClockUncertainty { get; init; }
}
