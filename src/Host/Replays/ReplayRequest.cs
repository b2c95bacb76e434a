using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Host.Replays;

/// <summary>What to play, and how.</summary>
/// <param name="File">The recording.</param>
/// <param name="Speed">Times real time; null for as fast as acknowledgements allow.</param>
/// <param name="Start">When it takes place.</param>
/// <param name="ViewerName">The user whose team sees the homes; null for nobody.</param>
/// <param name="Faults">What happens to packs on their way; null for nothing.</param>
internal sealed record ReplayRequest(string File, double? Speed, ReplayStart Start, string? ViewerName, StreamFaultOptions? Faults);
