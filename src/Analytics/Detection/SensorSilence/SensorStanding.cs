using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>How long a sensor is silent, and how long it may be.</summary>
/// <param name="Sensor">Which.</param>
/// <param name="SpokeAt">When it last saw somebody, or reported, to the minute.</param>
/// <param name="Since">From when on its silence counts.</param>
/// <param name="IsTold">Whether its silence has been told.</param>
/// <param name="IsLearned">Whether enough is known of it to be told.</param>
/// <param name="Share">What was missed of what is too much, 0 and up: from 1 on it is told, at the hours at which it may be.</param>
/// <param name="ToldAt">When it would be told if it stays silent and people go about as they do at these hours; null when not within ten days.</param>
internal readonly record struct SensorStanding(SensorId Sensor, Instant SpokeAt, Instant Since, bool IsTold, bool IsLearned, double Share, Instant? ToldAt);
