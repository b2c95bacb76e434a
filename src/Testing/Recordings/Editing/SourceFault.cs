namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>A source that could not be read to its end; what lies before is used.</summary>
/// <param name="Path">The file.</param>
/// <param name="Fault">Where and why reading stopped.</param>
public sealed record SourceFault(string Path, RecordingFault Fault);
