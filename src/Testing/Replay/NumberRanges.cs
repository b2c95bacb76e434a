using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Replay;

/// <summary>A set of sequence numbers, kept as ranges, so that a kit's whole life costs a few bytes however it came. One caller at a time.</summary>
internal sealed class NumberRanges
{
    private readonly List<SequenceRange> ranges = [];

    /// <summary>The highest number; 0 when there is none.</summary>
    public long Last => ranges.Count == 0 ? 0 : ranges[^1].Last;

    /// <summary>The lowest number; 0 when there is none.</summary>
    public long First => ranges.Count == 0 ? 0 : ranges[0].First;

    /// <summary>Adds a number; false when it is there already.</summary>
    public bool Add(long number)
    {
        var i = ranges.Count;
        while (i > 0 && ranges[i - 1].First > number)
        {
            i--;
        }

        if (i > 0 && ranges[i - 1].Last >= number)
        {
            return false;
        }

        ranges.Insert(i, new SequenceRange(number, number));
        Join(i);
        Join(i - 1);
        return true;
    }

    /// <summary>The numbers from 1 to <paramref name="last"/> that are not here.</summary>
    public IEnumerable<SequenceRange> MissingUpTo(long last)
    {
        long next = 1;
        foreach (var range in ranges)
        {
            if (range.First > last)
            {
                break;
            }

            if (range.First > next)
            {
                yield return new SequenceRange(next, range.First - 1);
            }

            next = range.Last + 1;
        }

        if (next <= last)
        {
            yield return new SequenceRange(next, last);
        }
    }

    private void Join(int i)
    {
        if (i >= 0 && i + 1 < ranges.Count && ranges[i].Last + 1 == ranges[i + 1].First)
        {
            ranges[i] = new SequenceRange(ranges[i].First, ranges[i + 1].Last);
            ranges.RemoveAt(i + 1);
        }
    }
}
