using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>What the detector finds: nobody has moved from <paramref name="Start"/> to <paramref name="FoundAt"/>.</summary>
/// <param name="Start">The last sign of movement, or the return of coverage after it.</param>
/// <param name="FoundAt">The home's time at which the limit was reached.</param>
/// <param name="LastSensor">The sensor that gave the last sign.</param>
/// <param name="LastQuantity">Code of what it gave.</param>
/// <param name="Limit">How long this stretch of day and night could have been still.</param>
internal readonly record struct StillnessEpisode(Instant Start, Instant FoundAt, SensorId LastSensor, string LastQuantity, TimeSpan Limit);
