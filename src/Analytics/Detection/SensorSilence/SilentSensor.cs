using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>A sensor that is silent for longer than is explained by what people did.</summary>
/// <param name="Sensor">Which.</param>
/// <param name="Class">Its kind.</param>
/// <param name="Start">When it last saw somebody, or reported, to the minute.</param>
/// <param name="Since">From when on its silence counts: later than <paramref name="Start"/> after a silence of the kit or an absence.</param>
/// <param name="FoundAt">When that was too long.</param>
/// <param name="IsHeard">Whether something else is heard of it since, its battery for example.</param>
/// <param name="Missed">What was missed (<see cref="SensorMemory.Missed"/>), or for a reporter the silence in minutes.</param>
/// <param name="Limit">More than this is too much.</param>
/// <param name="Usual">What was usual (<see cref="SensorMemory.Usual"/>).</param>
internal readonly record struct SilentSensor(SensorId Sensor, SensorClass Class, Instant Start, Instant Since, Instant FoundAt, bool IsHeard, double Missed, double Limit, double Usual);
