using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Installation;

/// <summary>One step of the walk test: something to do, and what must be seen then.</summary>
/// <param name="Code">Stable within a home, such as <c>room:r-…</c>, <c>help:button</c>, <c>link</c>.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Room">Where; null for what belongs to no room.</param>
/// <param name="Signals">What must be seen; empty for steps that are judged by the kit's packs or by an alert.</param>
public sealed record WalkStep(string Code, WalkStepKind Kind, RoomId? Room, IReadOnlyList<WalkSignal> Signals);
