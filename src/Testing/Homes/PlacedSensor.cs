using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Homes;

/// <summary>A sensor of a simulated home.</summary>
/// <param name="Sensor">Its name.</param>
/// <param name="Room">Kind of its room in the plan of the home; null for what is worn or carried about.</param>
/// <param name="Place">Where it is; null for what is worn or carried about.</param>
/// <param name="IsPersonal">Whether it measures the resident.</param>
/// <param name="Measured">What it measures besides battery and link.</param>
/// <param name="IsOnMains">Whether it is plugged in: no battery, and nothing in a power cut.</param>
internal sealed record PlacedSensor(SensorId Sensor, RoomKind? Room, Place? Place, bool IsPersonal, IReadOnlyList<QuantityDefinition> Measured, bool IsOnMains = false)
{
    /// <summary>All that it says.</summary>
    public IEnumerable<QuantityDefinition> Said => IsOnMains
        ? [.. Measured, Quantities.LinkQuality, Quantities.SensorFault]
        : [.. Measured, Quantities.Battery, Quantities.LinkQuality, Quantities.SensorFault];

    public KitSensor Described => new(Sensor, [.. Said.Select(quantity => quantity.Code)]);
}
