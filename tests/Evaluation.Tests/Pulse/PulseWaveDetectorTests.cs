using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Evaluation.Tests.Pulse;

public sealed class PulseWaveDetectorTests
{
    private const int Rate = 125;
    private static readonly PulseWaveOptions Options = new();

    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    public void Add_WaveOfKnownRates_TellsThem(double scale)
    {
        var windows = Run(new(Options), 0, 130 * Rate, scale);
        Assert.Equal(4, windows.Count);
        Assert.All(windows, window => Assert.InRange(window.Breathing!.Value, 14, 16));
        Assert.All(windows, window => Assert.InRange(window.Pulse!.Value, 71, 73));
    }

    [Fact]
    public void Save_InTheMiddleOfAWindow_GoesOnTheSame()
    {
        var half = new PulseWaveDetector(Options);
        var before = Run(half, 0, 50 * Rate, 1);
        var rest = Run(new(Options, half.Save()), 50 * Rate, 130 * Rate, 1);
        Assert.Equal(Run(new(Options), 0, 130 * Rate, 1), [.. before, .. rest]);
    }

    [Fact]
    public void Add_ConstantOrGarbage_GivesNoRate()
    {
        var detector = new PulseWaveDetector(Options);
        Assert.False(detector.Add(new Instant(0), double.NaN, out _));
        var windows = new List<PulseRates>();
        for (var i = 0; i < 40 * Rate; i++)
        {
            if (detector.Add(new Instant(i * 8000L), 1, out var rates))
            {
                windows.Add(rates);
            }
        }

        Assert.Null(Assert.Single(windows).Breathing);
        Assert.Null(windows[0].Pulse);
    }

    private static List<PulseRates> Run(PulseWaveDetector detector, int from, int to, double scale)
    {
        var windows = new List<PulseRates>();
        for (var i = from; i < to; i++)
        {
            var t = i / (double)Rate;
            var breath = Math.Sin(Math.Tau * t / 4);
            if (detector.Add(new Instant(i * 8000L), scale * (((1 + (0.2 * breath)) * Math.Sin(Math.Tau * 1.2 * t)) + (0.3 * breath)), out var rates))
            {
                windows.Add(rates);
            }
        }

        return windows;
    }
}
