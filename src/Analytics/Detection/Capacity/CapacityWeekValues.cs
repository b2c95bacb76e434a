namespace AgeingMonitor.Analytics.Detection.Capacity;

/// <summary>The values of a week that is over, in the order of <see cref="Contracts.Capacity.CapacityMeasures.All"/>.</summary>
/// <param name="Monday">Number of its first day.</param>
/// <param name="Values">Null where too little was seen.</param>
/// <param name="Errors">Standard errors; null without.</param>
internal sealed record CapacityWeekValues(int Monday, float?[] Values, float?[] Errors);
