using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Truth;

/// <summary>What a good system does about something that truly happened. Written from what happened to people and equipment, never from how a detector works.</summary>
/// <param name="Home">The home.</param>
/// <param name="Rules">The rules of which one should raise an alert; each would be right.</param>
/// <param name="During">From when it can be known to when an alert still helps. The delay of an alert is counted from the start.</param>
/// <param name="Must">True when an alert is needed; false when one is understandable but not needed, and is counted neither as found nor as false.</param>
/// <param name="Cause">Name of the kind of happening, with the manner where the table tells manners apart: <c>link-loss</c>, <c>fall (unnoticed)</c>.</param>
public sealed record Expectation(HomeId Home, IReadOnlyList<string> Rules, TimeRange During, bool Must, string Cause);
