using System.Text.Json;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>One sensor of a kit's configuration.</summary>
/// <param name="Name">Its name within the kit; neither <c>pack</c> nor <c>kit</c>.</param>
/// <param name="Driver">The word for its kind, such as <c>pir</c>. Which words there are, and what their options mean, the kit knows.</param>
/// <param name="Options">An object; undefined for the driver's defaults.</param>
public sealed record SensorSetup(SensorId Name, string Driver, JsonElement Options = default)
{
    /// <summary>Same name, driver and options: such a sensor runs on when the configuration changes.</summary>
    public bool Equals(SensorSetup? other) => other is not null && Name == other.Name && Driver == other.Driver && HasSameOptions(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Driver);

    private bool HasSameOptions(SensorSetup other) => Options.ValueKind == JsonValueKind.Undefined || other.Options.ValueKind == JsonValueKind.Undefined
        ? Options.ValueKind == other.Options.ValueKind
        : JsonElement.DeepEquals(Options, other.Options);
}
