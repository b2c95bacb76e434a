using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Replay;

/// <summary>What a bad line does to packs on their way: a third are late by up to half a second, so that others overtake them, and a fifth come twice. Safe to share.</summary>
internal sealed class Disturbance(int seed)
{
    private const double Longest = 0.5;
    private readonly SeededRandom random = SeededRandom.For((ulong)seed, 0);
    private readonly Lock gate = new();

    /// <summary>How late the next pack is, and whether it comes twice.</summary>
    public (TimeSpan Late, bool Twice) Next()
    {
        lock (gate)
        {
            var late = random.NextDouble() < 1.0 / 3 ? TimeSpan.FromSeconds(random.NextDouble() * Longest) : TimeSpan.Zero;
            return (late, random.NextDouble() < 0.2);
        }
    }
}
