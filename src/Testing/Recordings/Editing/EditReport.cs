namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>What an edit did.</summary>
/// <param name="Manifest">The manifest of the new recording.</param>
/// <param name="Read">Messages read from the sources.</param>
/// <param name="Written">Messages of the new recording.</param>
/// <param name="FileBytes">Size of the new recording, in bytes.</param>
/// <param name="LeftOut">What was left out, by reason; may be empty.</param>
/// <param name="Faults">Sources that are cut or damaged; empty when all could be read to the end.</param>
public sealed record EditReport(RecordingManifest Manifest, long Read, long Written, long FileBytes, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<SourceFault> Faults);
