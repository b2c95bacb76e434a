namespace AgeingMonitor.Testing.Recordings;

/// <summary>What the recorder has written.</summary>
/// <param name="Messages">Messages in all files.</param>
/// <param name="Foreign">Messages of kits that the manifest does not name; not written.</param>
/// <param name="Interruptions">How often the connection was lost: what was published meanwhile is missing.</param>
/// <param name="Files">The completed files in order.</param>
public sealed record RecorderReport(long Messages, long Foreign, int Interruptions, IReadOnlyList<string> Files);
