using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Installation;

/// <summary>Whether what was proven still is: a sensor that was added, swapped or moved after its step proves nothing where it stands now.</summary>
public static class WalkProof
{
    /// <summary>Whether a passed attempt proves the step as it is now. Attempts that were not passed stand as they are.</summary>
    public static bool Holds(WalkStep step, WalkAttempt attempt, Func<SensorId, SensorPlacement?> placement)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(placement);
        return attempt.Result != StepResult.Passed || step.Signals.All(signal => IsSeen(signal, attempt) && placement(signal.Sensor) is { } place && place.During.From <= attempt.StartedAt);
    }

    private static bool IsSeen(WalkSignal signal, WalkAttempt attempt) =>
        attempt.Evidence.Any(value => value.Sensor == signal.Sensor.Value && (signal.Quantity.Length == 0 || value.Quantity == signal.Quantity) && (signal.Value is null || value.Value == signal.Value));
}
