using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>Collects what the sensors of one home say in one life day. One caller at a time.</summary>
internal sealed class SensorDay(LifeDay day)
{
    /// <summary>For a million observations a day; the 37 bits of a day's microseconds are left of them.</summary>
    private const int OrderBits = 20;

    private readonly List<Draft> drafts = new(8192);

    public LifeDay Day { get; } = day;

    /// <summary>What was said so far, in no order.</summary>
    public List<Draft> Drafts => drafts;

    /// <summary>One value at a moment in milliseconds since the day began, moved by less than a millisecond so that sensors do not speak in step. Outside of the day it is left out.</summary>
    public void Add(Channel channel, int moment, double value)
    {
        if (moment >= 0 && moment < Day.Length)
        {
            // Three digits that depend on channel and moment alone: nothing is drawn, so one sensor's silence moves no other.
            var digits = unchecked((((uint)moment * 2654435761u) ^ ((uint)channel.Index * 40503u)) >> 7) % 1000;
            AddAt(channel, Day.At(moment).Microseconds + digits, value);
        }
    }

    /// <summary>One value at exactly this time.</summary>
    public void AddAt(Channel channel, long microseconds, double value) =>
        drafts.Add(new Draft(microseconds, channel, Math.Clamp(value, channel.Quantity.Minimum, channel.Quantity.Maximum)));

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
