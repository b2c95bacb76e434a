using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Faults;

/// <summary>What is to become of one publish of one pack.</summary>
/// <param name="IsDropped">It never leaves.</param>
/// <param name="IsDoubled">It leaves twice.</param>
/// <param name="Late">How late it leaves.</param>
/// <param name="OvertakenBy">How many later packs leave before it.</param>
/// <param name="IsCorrupted">A damaged copy leaves first.</param>
/// <param name="HasWrongClock">A message of a wrong clock leaves first.</param>
/// <param name="Details">For whatever else has to be drawn.</param>
internal readonly record struct PackFate(bool IsDropped, bool IsDoubled, TimeSpan Late, int OvertakenBy, bool IsCorrupted, bool HasWrongClock, SeededRandom Details)
{
    private const int MostOvertaking = 4;

    /// <summary>The fate of the publish of a pack.</summary>
    /// <param name="options">What the line does.</param>
    /// <param name="kit">The pack's kit.</param>
    /// <param name="number">The pack.</param>
    /// <param name="attempt">How often it was published before.</param>
    public static PackFate Of(StreamFaultOptions options, KitId kit, PackNumber number, int attempt)
    {
        var random = SeededRandom.For(unchecked((ulong)options.Seed), HashOf(kit), number.Boot, (long)number.Lane, number.Sequence, attempt);

        // Everything is drawn each time, so that one share can be changed without moving the other faults.
        var (dropped, doubled, late, held, corrupted, clock) = (random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble());
        var (delay, overtaking) = (random.NextDouble(), random.Next(1, MostOvertaking + 1));
        return new PackFate(
            dropped < options.Drop,
            doubled < options.Duplicate,
            late < options.Delay ? options.LongestDelay * delay : TimeSpan.Zero,
            held < options.Reorder ? overtaking : 0,
            corrupted < options.Corrupt,
            clock < options.Clock,
            random);
    }

    /// <summary>FNV-1a, the same on every machine.</summary>
    private static long HashOf(KitId kit)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in kit.Value)
        {
            hash = unchecked((hash ^ letter) * 0x100000001B3);
        }

        return unchecked((long)hash);
    }
}
