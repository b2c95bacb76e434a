using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Replay;

/// <summary>Where a replay stands.</summary>
/// <param name="Sent">Packs sent at least once.</param>
/// <param name="Acknowledged">Packs that the server has.</param>
/// <param name="Resent">Publishes of packs that had been sent before.</param>
/// <param name="Observations">Observations in acknowledged packs.</param>
/// <param name="ObservationsPerSecond">Over the time since the start.</param>
/// <param name="VirtualTime">The instant of the recording that was sent last, as played; null before the first.</param>
/// <param name="Connected">Whether the connection is up.</param>
public sealed record PlayProgress(long Sent, long Acknowledged, long Resent, long Observations, double ObservationsPerSecond, Instant? VirtualTime, bool Connected);
