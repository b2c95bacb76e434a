namespace AgeingMonitor.Storage;

/// <summary>What became of a batch.</summary>
/// <param name="Observations">Observations now durable, repeats included.</param>
/// <param name="Repeated">Packs that the ledger already knew; null when the store cannot tell without a read.</param>
/// <param name="Refused">Observations that the store will never take, with its reason; they belong in quarantine. Usually empty.</param>
public sealed record WriteResult(int Observations, int? Repeated, IReadOnlyList<RefusedObservation> Refused);
