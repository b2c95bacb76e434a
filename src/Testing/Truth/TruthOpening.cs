using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Truth;

/// <summary>What came of opening a truth file: exactly one of the two is there.</summary>
/// <param name="Reader">The open file, after its header; the caller disposes of it.</param>
/// <param name="Fault">Why it cannot be opened.</param>
public sealed record TruthOpening(TruthReader? Reader, RecordingFault? Fault);
