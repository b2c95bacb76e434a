using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

public sealed class MetricsTests : IAsyncDisposable
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private readonly PipelineHarness harness = new();
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, double> sums = new();

    public MetricsTests()
    {
        harness.Kits.Place(Kit);
        listener.InstrumentPublished = (instrument, watching) =>
        {
            if (instrument.Meter.Scope == harness.Meters)
            {
                watching.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return harness.DisposeAsync();
    }

    [Fact]
    public async Task Meter_GoodRepeatedAndBad_CountsEachWhereItBelongs()
    {
        var pack = TestPacks.New(Kit, 1, harness.Now - TimeSpan.FromSeconds(30), observations: 3);
        await harness.SendAsync(pack);
        await harness.Link.NextAsync(Cancellation);
        await harness.SendAsync(pack);
        await harness.Link.NextAsync(Cancellation);
        await harness.SendAsync(Topics.For(Kit, Topics.Obs), "bad"u8.ToArray());
        await harness.SendAsync(TestPacks.New(KitId.Derive("stranger"), 1, harness.Now));
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 0);

        Assert.Equal(4, sums["ageing.ingest.received obs"]);
        Assert.Equal(2, sums["ageing.ingest.decoded"]);
        Assert.Equal(6, sums["ageing.ingest.written"]);
        Assert.Equal(2, sums["ageing.ingest.packs_written"]);
        Assert.Equal(1, sums["ageing.ingest.duplicates"]);
        Assert.Equal(1, sums["ageing.ingest.quarantined malformed"]);
        Assert.Equal(1, sums["ageing.ingest.quarantined unknown-kit"]);
        Assert.Equal(2, sums["ageing.ingest.acked"]);
        Assert.Equal(60, sums["ageing.ingest.lag"]); // 30 s each time
    }

    [Fact]
    public async Task Meter_NothingMovesOn_ShowsWhereItWaits()
    {
        var stuck = new TaskCompletionSource();
        harness.Homes.BeforeAccept = (_, _) => stuck.Task;
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await PipelineHarness.UntilAsync(() => harness.Store.Keys.Count == 1);

        listener.RecordObservableInstruments();

        Assert.Equal(1, sums["ageing.ingest.queue_depth in-hand"]);
        Assert.Equal(0, sums["ageing.ingest.queue_depth write"]);
        stuck.SetResult();
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.IsEmpty ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
        sums.AddOrUpdate(name, value, (_, sum) => sum + value);
    }
}
