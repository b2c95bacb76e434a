namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>A sensor as the kit's birth message names it.</summary>
/// <param name="Sensor">Its name within the kit.</param>
/// <param name="Quantities">Codes of what it measures; codes that this catalogue does not know are kept, because a kit may be newer than the server.</param>
public sealed record KitSensor(Ids.SensorId Sensor, IReadOnlyList<string> Quantities);
