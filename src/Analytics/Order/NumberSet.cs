using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Order;

/// <summary>Numbers of one boot and lane that will never come, as ascending ranges that do not touch.</summary>
internal sealed class NumberSet
{
    private readonly List<SequenceRange> ranges = [];

    public int Count => ranges.Count;

    public void Add(SequenceRange range)
    {
        if (range.First > range.Last)
        {
            return;
        }

        var index = 0;
        while (index < ranges.Count && ranges[index].Last < range.First - 1)
        {
            index++;
        }

        while (index < ranges.Count && ranges[index].First - 1 <= range.Last)
        {
            range = new(Math.Min(range.First, ranges[index].First), Math.Max(range.Last, ranges[index].Last));
            ranges.RemoveAt(index);
        }

        ranges.Insert(index, range);
    }

    /// <summary>The last number of the range that holds <paramref name="number"/>; null when none does.</summary>
    public long? EndOfRunFrom(long number)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(number))
            {
                return range.Last;
            }
        }

        return null;
    }

    public void DropUpTo(long number) => ranges.RemoveAll(range => range.Last <= number);
}
