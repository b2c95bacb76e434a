using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>A plug over a day: zero each hour while its appliance is off; while it is on, its power at the start, then periodically, and zero at the end. Times on are given in order. One caller at a time.</summary>
internal sealed class HourlyZeros(SensorDay said, Channel channel, int offsetSeconds)
{
    private int next = offsetSeconds * LifeDay.Second;
    private int busyUntil;

    public void On(int from, int to, double watts, int period)
    {
        from = Math.Max(from, busyUntil + LifeDay.Second);
        if (to <= from)
        {
            return;
        }

        Finish(from);
        for (var moment = from; moment < to; moment += period)
        {
            // A thermostat switches in bursts; the mean power varies by a few percent.
            said.Add(channel, moment, Math.Round(watts * (0.97 + (0.06 * ((moment / 1000 % 7) / 6.0)))));
        }

        said.Add(channel, to, 0);
        busyUntil = to;
    }

    /// <summary>Says the zeros due before a moment.</summary>
    public void Finish(int until)
    {
        for (; next < until; next += LifeDay.Hour)
        {
            if (next > busyUntil)
            {
                said.Add(channel, next, 0);
            }
        }
    }
}
