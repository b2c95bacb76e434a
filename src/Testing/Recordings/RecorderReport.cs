namespace AgeingMonitor.Testing.Recordings;

/// <summary>What the recorder has written.</summary>
/// <param name="Messages">Messages in all files, those of removed files included.</param>
/// <param name="Foreign">Messages of kits that the manifest does not name; not written.</param>
/// <param name="Filtered">Messages that the filter left out as a whole, or that could not be decoded for it.</param>
/// <param name="Interruptions">How often the connection was lost: what was published meanwhile is missing.</param>
/// <param name="Files">The completed files that are kept, in order.</param>
/// <param name="Removed">Completed files that were removed to keep to a bound, in order.</param>
public sealed record RecorderReport(long Messages, long Foreign, long Filtered, int Interruptions, IReadOnlyList<string> Files, IReadOnlyList<string> Removed);
