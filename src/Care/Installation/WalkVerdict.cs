using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Installation;

/// <summary>What can be said of a step now.</summary>
/// <param name="State">How far it has come.</param>
/// <param name="Seen">The signals that were seen, each with the reading that proves it and how long after the beginning.</param>
/// <param name="Missing">The signals that were not.</param>
/// <param name="Advice">What to try.</param>
/// <param name="Elsewhere">The sensor that spoke instead; set with <see cref="WalkAdvice.Swapped"/>.</param>
public sealed record WalkVerdict(WalkState State, IReadOnlyList<WalkEvidence> Seen, IReadOnlyList<WalkSignal> Missing, WalkAdvice Advice, SensorId? Elsewhere);

/// <summary>A signal and the reading that proves it.</summary>
/// <param name="Signal">What had to be seen.</param>
/// <param name="Reading">What was seen.</param>
/// <param name="After">From the beginning of the step to the reading, never negative.</param>
public sealed record WalkEvidence(WalkSignal Signal, WalkReading Reading, TimeSpan After);
