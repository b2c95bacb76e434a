namespace AgeingMonitor.Testing.Recordings;

/// <summary>What came of opening a recording: exactly one of the two is there.</summary>
/// <param name="Reader">The open recording, after its manifest; the caller disposes of it.</param>
/// <param name="Fault">Why it cannot be opened.</param>
public sealed record RecordingOpening(RecordingReader? Reader, RecordingFault? Fault);
