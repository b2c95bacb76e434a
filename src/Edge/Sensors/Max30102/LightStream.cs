using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Max30102;

/// <summary>Gathers light into windows, and good windows into a value a minute: the middle one of each figure. One caller at a time.</summary>
internal sealed class LightStream(Max30102Options options, TimeProvider clock, ISensorOutput output, TimeSpan betweenWindows, TimeSpan betweenValues, int leastWindows)
{
    private readonly List<int> red = [];
    private readonly List<int> infrared = [];
    private readonly List<PulseWindow> good = [];
    private long toldAt = clock.GetTimestamp();

    /// <summary>Takes a sample as the part calls its two lights.</summary>
    public void See(int first, int second, long at)
    {
        red.Add(options.AreSwapped ? second : first);
        infrared.Add(options.AreSwapped ? first : second);
        if (red.Count == PulseWindow.Samples)
        {
            if (PulseWindow.Of(red.ToArray(), infrared.ToArray(), options.FingerCounts) is { } window)
            {
                good.Add(window);
            }

            var passed = (int)(betweenWindows.TotalSeconds * PulseWindow.SamplesPerSecond);
            red.RemoveRange(0, passed);
            infrared.RemoveRange(0, passed);
        }

        if (clock.GetElapsedTime(toldAt, at) >= betweenValues)
        {
            toldAt = at;
            Tell(at);
            good.Clear();
        }
    }

    /// <summary>Samples are missing: a window does not reach over a gap.</summary>
    public void Gap(SensorLoss loss, int count)
    {
        output.Lose(loss, count);
        Gap();
    }

    /// <summary>Samples are missing, which has been counted already.</summary>
    public void Gap()
    {
        red.Clear();
        infrared.Clear();
    }

    private void Tell(long at)
    {
        if (good.Count < leastWindows)
        {
            return;
        }

        output.Measure(Quantities.PulseRate, Math.Round(Middle(good.Select(window => window.PulseRate)), 1), at);
        output.Measure(Quantities.PerfusionIndex, Math.Round(Middle(good.Select(window => window.PerfusionIndex)), 2), at);
        var saturations = good.Where(window => window.Saturation is not null).Select(window => window.Saturation!.Value).ToList();
        if (saturations.Count >= leastWindows)
        {
            output.Measure(Quantities.OxygenSaturation, Math.Round(Middle(saturations), 1), at);
        }
    }

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
