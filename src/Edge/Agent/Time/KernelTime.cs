using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>What the machine's kernel says of the time at one moment.</summary>
/// <param name="Stamp">Microseconds since the machine was switched on.</param>
/// <param name="Now">The time of day that it shows; right or not.</param>
/// <param name="IsSynced">Whether a time service keeps it.</param>
/// <param name="UncertaintySeconds">Largest error of a time that is kept, in seconds.</param>
internal readonly record struct KernelTime(long Stamp, Instant Now, bool IsSynced, double UncertaintySeconds);
