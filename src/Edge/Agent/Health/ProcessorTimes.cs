using System.Globalization;

namespace AgeingMonitor.Edge.Agent.Health;

/// <summary>How long the processor has worked and idled since the machine was switched on, in the kernel's ticks.</summary>
internal readonly record struct ProcessorTimes(long Busy, long All)
{
    /// <summary>Reads the first line of <c>/proc/stat</c> (proc(5)): user, nice, system, idle, iowait, irq, softirq, steal; null when it is not of this form.</summary>
    public static ProcessorTimes? Parse(string? stat)
    {
        var words = (stat ?? string.Empty).Split('\n', 2)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["cpu", _, _, _, _, _, ..])
        {
            return null;
        }

        var times = new List<long>();
        foreach (var word in words.Skip(1).Take(8))
        {
            if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var time) || time > long.MaxValue / 16)
            {
                return null;
            }

            times.Add(time);
        }

        var all = times.Sum();
        return new ProcessorTimes(all - times[3] - times[4], all);
    }

    /// <summary>Share of the time since an earlier look that it worked, in per cent; null when none has passed, or it counts backwards.</summary>
    public double? LoadSince(ProcessorTimes before) =>
        All > before.All && Busy >= before.Busy && Busy - before.Busy <= All - before.All ? Math.Round(100.0 * (Busy - before.Busy) / (All - before.All), 1) : null;
}
