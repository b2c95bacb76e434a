namespace AgeingMonitor.Testing.Simulations;

/// <summary>Where a live simulation stands.</summary>
/// <param name="Connected">Kits with a connection to the broker.</param>
/// <param name="Acknowledged">Packs that the server has.</param>
/// <param name="Pending">Packs that it does not have yet.</param>
public sealed record LiveProgress(int Connected, long Acknowledged, int Pending);
