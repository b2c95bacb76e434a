using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>
/// The stretches of time in which instants follow each other no farther apart than a limit, in whatever order they are added. It costs as much as there are gaps. One caller at a time.
/// </summary>
internal sealed class CoverageLine(TimeSpan limit)
{
    private readonly List<(Instant From, Instant To)> stretches = [];

    /// <summary>The times between stretches.</summary>
    public IEnumerable<KitGap> Gaps => stretches.Zip(stretches.Skip(1), (before, after) => new KitGap(before.To, after.From));

    public Instant? First => stretches.Count == 0 ? null : stretches[0].From;

    public Instant? Last => stretches.Count == 0 ? null : stretches[^1].To;

    public void Add(Instant at)
    {
        // Most come in order: the search begins at the end.
        var index = stretches.Count - 1;
        while (index >= 0 && stretches[index].From > at)
        {
            index--;
        }

        if (index >= 0 && at - stretches[index].To <= limit)
        {
            stretches[index] = (stretches[index].From, Instant.Max(stretches[index].To, at));
        }
        else
        {
            stretches.Insert(++index, (at, at));
        }

        if (index + 1 < stretches.Count && stretches[index + 1].From - stretches[index].To <= limit)
        {
            stretches[index] = (stretches[index].From, Instant.Max(stretches[index].To, stretches[index + 1].To));
            stretches.RemoveAt(index + 1);
        }
    }
}
