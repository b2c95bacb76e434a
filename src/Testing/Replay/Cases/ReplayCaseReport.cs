using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Replay.Golden;

namespace AgeingMonitor.Testing.Replay.Cases;

/// <summary>What a new replay case holds.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Trimmed">What was cut out of the recording; its faults say whether that could be read to the end.</param>
/// <param name="Anonymised">What was made of the part.</param>
/// <param name="Alerts">The alerts that it raises now, and is expected to raise from now on.</param>
public sealed record ReplayCaseReport(string Folder, EditReport Trimmed, EditReport Anonymised, GoldenAlertLog Alerts);
