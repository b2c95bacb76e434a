using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Replay;

/// <summary>A pack as it is played.</summary>
/// <param name="Pack">Number and bytes.</param>
/// <param name="Topic">Where it is published.</param>
/// <param name="Observations">How many are inside.</param>
/// <param name="IsTick">Sent alone: after everything before it is acknowledged, and before anything after it.</param>
/// <param name="EndsWithReceipt">The server does not acknowledge it by number, so the broker's receipt has to do.</param>
internal sealed record PlayedPack(OutgoingPack Pack, string Topic, int Observations, bool IsTick, bool EndsWithReceipt);
