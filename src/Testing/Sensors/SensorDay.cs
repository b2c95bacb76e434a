using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>Collects what the sensors of one home say in one life day. One caller at a time.</summary>
/// <param name="day">The day.</param>
/// <param name="carried">What the sensors say in this day about the end of the day before: <see cref="Late"/> of that day.</param>
internal sealed class SensorDay(LifeDay day, IReadOnlyList<Draft> carried)
{
    /// <summary>For a million observations a day; the 37 bits of a day's microseconds are left of them.</summary>
    private const int OrderBits = 20;

    private const int UsualDrafts = 8192;

    private readonly List<Draft> drafts = WithRoom(carried);
    private readonly List<Draft> late = [];

    public LifeDay Day { get; } = day;

    /// <summary>What was said so far, in no order.</summary>
    public List<Draft> Drafts => drafts;

    /// <summary>What was said after the day was over, by sensors that answer late: it belongs to the next day.</summary>
    public IReadOnlyList<Draft> Late => late;

    /// <summary>One value at a moment in milliseconds since the day began, moved by less than a millisecond so that sensors do not speak in step. What comes before the day is left out; what comes after it is <see cref="Late"/>.</summary>
    public void Add(Channel channel, int moment, double value)
    {
        if (moment < 0)
        {
            return;
        }

        // Three digits that depend on channel and moment alone: nothing is drawn, so one sensor's silence moves no other.
        var digits = unchecked((((uint)moment * 2654435761u) ^ ((uint)channel.Index * 40503u)) >> 7) % 1000;
        (moment < Day.Length ? drafts : late).Add(new Draft(Day.At(moment).Microseconds + digits, channel, value));
    }

    /// <summary>One value at exactly this time.</summary>
    public void AddAt(Channel channel, long microseconds, double value) =>
        drafts.Add(new Draft(microseconds, channel, value));

    private static List<Draft> WithRoom(IReadOnlyList<Draft> carried)
    {
        var drafts = new List<Draft>(UsualDrafts);
        drafts.AddRange(carried);
        return drafts;
    }

    /// <summary>All in order of time, ties in the order in which they were added; a second value of one series at one instant comes a microsecond later.</summary>
    public Observation[] InOrder(int channels)
    {
        // One number holds time and order, so that plain numbers are sorted.
        var order = new long[drafts.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ((drafts[i].At - Day.Start.Microseconds) << OrderBits) | (uint)i;
        }

        Array.Sort(order);
        var last = new long[channels];
        Array.Fill(last, long.MinValue);
        var result = new Observation[order.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var (at, channel, value) = drafts[(int)(order[i] & ((1 << OrderBits) - 1))];
            at = Math.Max(at, last[channel.Index] + 1);
            last[channel.Index] = at;
            result[i] = new Observation(channel.Sensor, channel.Quantity, new Instant(at), ObservedValue.Of(value));
        }

        // A tie moved by a microsecond may have passed its neighbour of another series.
        for (var i = 1; i < result.Length; i++)
        {
            for (var j = i; j > 0 && result[j].MeasuredAt < result[j - 1].MeasuredAt; j--)
            {
                (result[j], result[j - 1]) = (result[j - 1], result[j]);
            }
        }

        return result;
    }
}
