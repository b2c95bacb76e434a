using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Where the demonstration stands.</summary>
/// <param name="HistoryShare">Share of the history that is sealed, 0 to 1, over all homes.</param>
/// <param name="Acknowledged">Packs that the server has, of all kits.</param>
/// <param name="Pending">Packs that it does not have yet.</param>
/// <param name="LiveSince">When all homes were live and the script began; null before.</param>
public sealed record DemoProgress(double HistoryShare, long Acknowledged, int Pending, Instant? LiveSince);
