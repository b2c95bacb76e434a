namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>One sensor in the JSON of topic <c>state</c>.</summary>
internal sealed record KitSensorDocument
{
    public string? Name { get; init; }

    public List<string>? Quantities { get; init; }
}
