using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Installation;

/// <summary>One thing that has to be seen for a step to be done.</summary>
/// <param name="Sensor">By whom.</param>
/// <param name="Quantity">Its code in the catalogue.</param>
/// <param name="Value">The number that proves it; null where any value does.</param>
/// <param name="IsReturn">Whether it is the way back (shut, up again), to be seen after the way there.</param>
public sealed record WalkSignal(SensorId Sensor, string Quantity, double? Value, bool IsReturn = false);
