using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Tests;

/// <summary>What the broker of the simulated kits' tests dates undated packs by.</summary>
internal static class Samples
{
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
}
