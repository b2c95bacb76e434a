using System.Buffers.Binary;
using System.Text;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing;

/// <summary>
/// Count and checksum of observations, whatever their order: the sum, modulo 2^64, of one 64-bit hash for each. The hash is FNV-1a (64 bits,
/// draft-eastlake-fnv) over sensor, <c>/</c>, quantity code, a zero byte, the instant in microseconds and the value (the eight bytes of the double, or the UTF-8
/// of a text), then mixed as SplitMix64 ends. The kit is not in it, so that a home keeps its checksum when it is replayed under another id. An observation that is there
/// twice counts twice. One caller at a time.
/// </summary>
public sealed class ContentChecksum
{
    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;
    private SeriesKey lastSeries;
    private ulong lastPrefix;

    /// <summary>Observations so far.</summary>
    public long Count { get; private set; }

    /// <summary>Their checksum; 0 when there are none.</summary>
    public ulong Value { get; private set; }

    /// <summary>Adds one observation.</summary>
    public void Add(SeriesKey series, Instant measuredAt, ObservedValue value)
    {
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, measuredAt.Microseconds);
        var hash = PrefixOf(series);
        if (value.IsNumber)
        {
            // Minus zero is stored as zero by some engines and is the same number.
            BinaryPrimitives.WriteDoubleLittleEndian(numbers[8..], value.Number == 0 ? 0 : value.Number);
            hash = Append(hash, numbers);
        }
        else
        {
            hash = Append(Append(hash, numbers[..8]), Encoding.UTF8.GetBytes(value.Text!));
        }

        Value = unchecked(Value + Mix(hash));
        Count++;
    }

    /// <summary>Adds the observations of a pack.</summary>
    public void Add(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        foreach (var observation in pack.Observations)
        {
            Add(new SeriesKey(pack.Key.Kit, observation.Sensor, observation.Quantity), observation.MeasuredAt, observation.Value);
        }
    }

    /// <summary>Adds everything that a store gives for one series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="values">Its values, in any order.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task AddAsync(SeriesKey series, IAsyncEnumerable<(Instant MeasuredAt, ObservedValue Value)> values, CancellationToken cancellationToken)
    {
        await foreach (var (measuredAt, value) in values.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Add(series, measuredAt, value);
        }
    }

    /// <summary>The checksum as 16 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static ulong Append(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var octet in bytes)
        {
            hash = unchecked((hash ^ octet) * FnvPrime);
        }

        return hash;
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    private ulong PrefixOf(SeriesKey series)
    {
        if (!series.Equals(lastSeries) || lastPrefix == 0)
        {
            lastSeries = series;
            lastPrefix = Append(FnvOffset, Encoding.UTF8.GetBytes($"{series.Sensor.Value}/{series.Quantity.Code}\0"));
        }

        return lastPrefix;
    }
}
