using System.Diagnostics;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Tests.Outbox;
using AgeingMonitor.Ingest.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>A kit that comes back after weeks without a connection: its outbox is filled on a moved clock, then the real program sends it through the real Mosquitto and ingest into the real store.</summary>
public sealed class ProgramMonthTests(ITestOutputHelper output) : AuthorityFixture
{
    private const int ObservationsADay = 5_000;
    private const int MinutesADay = 24 * 60;
    private const string Button = """{"name":"button","driver":"help-button","options":{"pin":22,"lamp-pin":18}}""";
    private static readonly KitId Kit = KitId.Derive("edge/month");
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("AGEING_LONG") == "1";

    protected override TimeProvider Time => TimeProvider.System;

    [Theory]
    [InlineData(64 * 1024, 30)]
    [InlineData(100, 30)]
    public async Task Connect_AfterTheDays_EverythingIsStoredOnce_OrToldAsLost_AndACallOvertakesIt(int kibibytesADay, int most)
    {
        var days = IsLong ? most : 1;
        using var place = new TemporaryFolder();
        var folder = place.Path;
        await using var server = await KitServer.StartAsync(Authority, PathOf("server"), Kit, Cancellation);
        server.Enrol(folder, $$"""{"version":1,"sensors":[{{Button}}]}""");
        var (measured, last) = Fill(folder, days, kibibytesADay * days * 1024L);
        var file = new FileInfo(Path.Combine(folder, "outbox.db")).Length;

        // Calls come while the link is away; the first is kept long since when the second is answered. Then the link is there.
        server.Link.Faults = new() { IsRefusing = true };
        await using var kit = KitProcess.Start(folder, 1, KitPace.Real, "counted");
        await UntilAsync(kit, () => Calls(folder) > 1);
        var begun = Stopwatch.StartNew();
        server.Link.Faults = Testing.Faults.Proxy.LinkFaults.None;
        var status = new StatusFile(Path.Combine(folder, "status.json"));
        await UntilAsync(kit, () => status.Read() is { IsConnected: true, Packs: 0, Waiting: 0 } && server.Ear.Messages > 0);
        var took = begun.Elapsed;
        var figures = ProcessFigures.Of(kit.Id);

        // What the last packs tell is answered too.
        var heard = server.Ear.Messages;
        await UntilAsync(kit, () => server.Ear.Messages >= heard + (IsLong ? 5 : 0) && status.Read() is { Packs: 0 });
        var code = await kit.StopAsync(Cancellation);
        Assert.True(code == 0, $"{code}: {string.Join('\n', kit.Lines)}");

        var stored = await server.PacksAsync(Cancellation);
        Assert.True(server.Ear.Late.Count == 0, string.Join("\n", server.Ear.Late));
        Assert.Equal(Lane.Evt, server.Ear.First!.Value.Lane);
        Assert.Empty(server.Ingest.Quarantine.All);
        var numbers = stored.Where(pack => pack.Key is { Boot: 1, Lane: Lane.Obs }).Select(pack => pack.Key.Sequence).ToHashSet();
        var shed = stored.SelectMany(pack => pack.Shed).Where(range => range is { Boot: 1, Lane: Lane.Obs }).SelectMany(range => Numbers(range.Range)).ToHashSet();
        var end = stored.First(pack => pack.After is { Boot: 1 }).After!.Value;

        // What is there and what is told as lost are all the numbers there were, and the kit counts as many.
        Assert.Empty(numbers.Intersect(shed));
        Assert.Equal(Numbers(new SequenceRange(1, end.LastObs)), numbers.Union(shed).Order());
        Assert.Equal(0, end.LastEvt);
        var (shedPacks, lostReadings) = last;
        Assert.Equal((shedPacks, lostReadings), (shed.Count, 0L));
        Assert.Equal(kibibytesADay == 100, shed.Count > 0);

        // Each reading once, as it was measured, in the order of its series; all of them where nothing was shed.
        var series = stored.Where(pack => pack.Key is { Boot: 1, Lane: Lane.Obs }).OrderBy(pack => pack.Key.Sequence).SelectMany(pack => pack.Observations).ToLookup(observation => observation.Quantity);
        var values = series.SelectMany(readings => readings).Select(observation => ((int)observation.Value.Number, observation.MeasuredAt)).ToList();
        Assert.Equal(values.Count, values.Distinct().Count());
        Assert.Subset(measured, values.ToHashSet());
        Assert.All(series, readings => Assert.Equal(readings.Select(reading => reading.MeasuredAt).Order(), readings.Select(reading => reading.MeasuredAt)));
        if (shed.Count == 0)
        {
            Assert.Equal(measured.Count, values.Count);
        }

        output.WriteLine(FormattableString.Invariant($"{days} days: {measured.Count} readings in {end.LastObs} packs, {file / 1e6:0.0} MB; {shed.Count} packs shed; {values.Count} readings stored in {took.TotalSeconds:0.0} s; the kit took {figures.Milliseconds / 1000:0.0} s of processor and {figures.MostResidentBytes / 1e6:0.0} MB at most"));
    }

    private static IEnumerable<long> Numbers(SequenceRange range)
    {
        for (var number = range.First; number <= range.Last; number++)
        {
            yield return number;
        }
    }

    private static int Calls(string folder) => File.Exists(Path.Combine(folder, "lives", "1.log")) ? File.ReadLines(Path.Combine(folder, "lives", "1.log")).Count(line => line == "h") : 0;

    private static async Task UntilAsync(KitProcess kit, Func<bool> condition)
    {
        while (!condition())
        {
            Assert.False(kit.HasEnded, string.Join('\n', kit.Lines));
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>The days before now, kept and packed as a kit without a connection does; what was measured, and what was shed and lost.</summary>
    private static (HashSet<(int Value, Instant At)> Measured, (long ShedPacks, long LostReadings) Lost) Fill(string folder, int days, long mostBytes)
    {
        var options = new OutboxOptions { MostBytes = mostBytes };
        using var outbox = KitOutbox.Open(folder, Kit, options, OutboxSamples.Machine, NullLogger.Instance);
        var time = new KitTime(new ClockQuality(ClockState.Synced, 0.05), (Instant.Now(TimeProvider.System) - TimeSpan.FromDays(days) - TimeSpan.FromMinutes(10)).Microseconds);
        var measured = new HashSet<(int, Instant)>();
        for (var minute = 1L; minute <= days * MinutesADay; minute++)
        {
            var (at, due) = (minute * OutboxSamples.Minute, (minute * ObservationsADay / MinutesADay) - measured.Count);
            var readings = Enumerable.Range(0, (int)due).Select(i => (Stamp: at - (i * OutboxSamples.Second), Value: measured.Count + i)).Reverse()
                .Select((reading, i) => i == 0 ? OutboxSamples.Vital(reading.Stamp, reading.Value) : OutboxSamples.Ordinary(reading.Stamp, reading.Value)).ToList();
            outbox.Keep(time, at, options.BacklogPeriod, readings);
            measured.UnionWith(readings.Select(reading => ((int)reading.Value.Number, time.At(reading.Stamp))));
        }

        return (measured, (outbox.Figures.ShedPacks, outbox.Figures.LostReadings));
    }
}
