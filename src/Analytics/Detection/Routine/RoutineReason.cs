namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>One reason why a day is listed.</summary>
/// <param name="Feature">Index into <see cref="DayFeature.All"/>.</param>
/// <param name="Value">That day.</param>
/// <param name="Low">Lower end of what is usual.</param>
/// <param name="High">Upper end.</param>
/// <param name="ChangedSince">First day of a lasting change; null for one day that is unlike.</param>
internal readonly record struct RoutineReason(int Feature, double Value, double Low, double High, DateOnly? ChangedSince);
