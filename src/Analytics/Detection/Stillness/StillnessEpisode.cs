using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>What the detector finds: nobody has moved from <paramref name="Start"/> to <paramref name="FoundAt"/>.</summary>
/// <param name="Start">The last sign of movement, or the return of coverage after it.</param>
/// <param name="FoundAt">The home's time at which the limit was reached.</param>
/// <param name="LastSensor">The sensor that gave the last sign.</param>
/// <param name="LastQuantity">Code of what it gave.</param>
/// <param name="Place">Where the last sign came from.</param>
/// <param name="Limit">How long the home could have been still.</param>
/// <param name="IsOwn">Whether that is the home's own limit, or the fixed one.</param>
internal readonly record struct StillnessEpisode(Instant Start, Instant FoundAt, SensorId LastSensor, string LastQuantity, StillnessPlace Place, TimeSpan Limit, bool IsOwn);
