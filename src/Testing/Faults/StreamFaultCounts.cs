using System.Globalization;

namespace AgeingMonitor.Testing.Faults;

/// <summary>How often each stream fault has happened.</summary>
/// <param name="Dropped">Publishes that never left.</param>
/// <param name="Duplicated">Publishes that left twice.</param>
/// <param name="Delayed">Publishes that were late.</param>
/// <param name="Reordered">Publishes that were held until others had left.</param>
/// <param name="Corrupted">Damaged copies that left.</param>
/// <param name="Clocks">Messages of a wrong clock that left.</param>
public sealed record StreamFaultCounts(long Dropped, long Duplicated, long Delayed, long Reordered, long Corrupted, long Clocks)
{
    /// <summary>No fault.</summary>
    public static readonly StreamFaultCounts None = new(0, 0, 0, 0, 0, 0);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Dropped} dropped, {Duplicated} duplicated, {Delayed} delayed, {Reordered} reordered, {Corrupted} corrupted, {Clocks} with a wrong clock");
}
