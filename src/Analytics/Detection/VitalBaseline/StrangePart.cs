namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>A part of a day beside what is usual in it.</summary>
/// <param name="Part">Which.</param>
/// <param name="Value">The median of its values.</param>
/// <param name="Low">A tenth of the usual values lie below.</param>
/// <param name="High">A tenth of the usual values lie above.</param>
/// <param name="Deviation">In personal spreads, up positive.</param>
/// <param name="IsAtRest">Whether the device counts steps, so that values soon after steps were left out.</param>
internal readonly record struct StrangePart(BaselinePart Part, double Value, double Low, double High, double Deviation, bool IsAtRest);
