using AgeingMonitor.Edge.Agent.Outbox;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>Thirty days without a connection at the usual load: 5,000 observations a day.</summary>
public sealed class OutboxSizeTests
{
    [Fact]
    public void ThirtyDaysOffline_FitWithRoomToSpare_NothingIsShed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "Takes minutes: set AGEING_LONG=1.");
        using var folder = new TemporaryFolder();
        using var outbox = Open(folder.Path);
        var measured = 0L;
        for (var minute = 1L; minute <= 30 * 24 * 60; minute++)
        {
            var due = (minute * 5000 / (24 * 60)) - measured;
            var at = minute * Minute;
            outbox.Keep(Known, at, new OutboxOptions().BacklogPeriod, [.. Enumerable.Range(0, (int)due).Select(i => i == 0 ? Vital(at - i, 70) : Ordinary(at - (i * Second), 20.5))]);
            measured += due;
        }

        var file = new FileInfo(Path.Combine(folder.Path, "outbox.db")).Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{measured} observations, {outbox.Figures.Packs} packs, {outbox.Figures.Bytes} bytes counted, {file} bytes on disk");
        Assert.Equal((0L, 0L), (outbox.Figures.ShedPacks, outbox.Figures.LostReadings));
        Assert.InRange(file, 0, new OutboxOptions().MostBytes / 2);
        Assert.InRange(outbox.Figures.Bytes, file / 2, file * 2);
    }
}
