namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>How far the reading of a recording has come.</summary>
/// <param name="Messages">Messages read so far.</param>
/// <param name="Share">Share of the work, 0 to 1, by bytes of the compressed inputs.</param>
public readonly record struct EditProgress(long Messages, double Share);
