using System.Globalization;
using AgeingMonitor.Testing.Faults;

namespace AgeingMonitor.Testing.Tests.Faults;

public sealed class StreamFaultOptionsTests
{
    [Fact]
    public void TryParse_EveryFault_IsRead()
    {
        Assert.True(StreamFaultOptions.TryParse("drop=0.01, duplicate=0.05,delay=0.2:1500ms,reorder=0.1,corrupt=1e-3,clock=1", 7, out var options, out var error), error);

        var expected = new StreamFaultOptions { Seed = 7, Drop = 0.01, Duplicate = 0.05, Delay = 0.2, LongestDelay = TimeSpan.FromSeconds(1.5), Reorder = 0.1, Corrupt = 0.001, Clock = 1 };
        Assert.Equal(expected, options);
    }

    [Theory]
    [InlineData("delay=0.5", 2000)]
    [InlineData("delay=0.5:2s", 2000)]
    [InlineData("delay=0.5:1m", 60_000)]
    [InlineData("delay=0.5:0.5h", 1_800_000)]
    public void TryParse_Delay_HasATimeOrTheUsualOne(string text, double milliseconds)
    {
        Assert.True(StreamFaultOptions.TryParse(text, 0, out var options, out _));
        Assert.Equal(milliseconds, options.LongestDelay.TotalMilliseconds);
    }

    [Theory]
    [InlineData("", "fault=share")]
    [InlineData(null, "fault=share")]
    [InlineData("drop", "fault=share")]
    [InlineData("drop=0.1,", "fault=share")]
    [InlineData("drop=0.1,drop=0.2", "stands twice")]
    [InlineData("drop=1", "0.9")]
    [InlineData("drop=-0.1", "share from 0 to 1")]
    [InlineData("duplicate=1.5", "share from 0 to 1")]
    [InlineData("duplicate=NaN", "share from 0 to 1")]
    [InlineData("duplicate=0,5", "fault=share")]
    [InlineData("delay=0.1:", "500ms")]
    [InlineData("delay=0.1:2", "500ms")]
    [InlineData("delay=0.1:-2s", "500ms")]
    [InlineData("delay=0.1:2h", "500ms")]
    [InlineData("delay=0.1:s", "500ms")]
    [InlineData("delay=0.1:9e9s", "500ms")]
    [InlineData("reorder=0.1:2s", "share from 0 to 1")]
    [InlineData("lose=0.1", "drop, duplicate, delay, reorder, corrupt, clock")]
    public void TryParse_Garbage_SaysWhatWouldBeRight(string? text, string words)
    {
        Assert.False(StreamFaultOptions.TryParse(text, 3, out var options, out var error));
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Equal(new StreamFaultOptions { Seed = 3 }, options);
    }

    [Fact]
    public void TryParse_InAnotherCulture_ReadsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            Assert.True(StreamFaultOptions.TryParse("drop=0.25,delay=0.5:1.5s", 0, out var options, out _));
            Assert.Equal((0.25, 1.5), (options.Drop, options.LongestDelay.TotalSeconds));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
