using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>The newest of a run of numbers.</summary>
[JsonConverter(typeof(RingConverter))]
internal struct Ring
{
    private readonly double[] values;
    private int next;

    public Ring(int length)
    {
        values = new double[length];
    }

    public int Count { get; private set; }

    public readonly int Length => values?.Length ?? 0;

    /// <summary>The number of so long ago: 0 is the oldest kept.</summary>
    public readonly double this[int index] => values[(next - Count + index + values.Length) % values.Length];

    public void Add(double value)
    {
        values[next] = value;
        next = (next + 1) % values.Length;
        Count = Math.Min(Count + 1, values.Length);
    }

    public void Clear() => (Count, next) = (0, 0);

    /// <summary>The values sorted, in the room given.</summary>
    public readonly Span<double> Sorted(Span<double> room)
    {
        values.AsSpan(0, Count).CopyTo(room);
        var sorted = room[..Count];
        sorted.Sort();
        return sorted;
    }
}
