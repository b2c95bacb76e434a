using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Storage.Tests;

/// <summary>What is reported of a store's work and faults.</summary>
public sealed class GuardedObservationStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KitId kit = KitId.Derive("guarded");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WriteAsync_FaultAndItsEnd_AreEachLoggedOnce()
    {
        var path = folder.File("observations.db");
        await File.WriteAllTextAsync(path, new string('x', 5_000), Cancel);
        await using var host = Host(path);

        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<ObservationStoreException>(() => WriteAsync(host));
        }

        File.Delete(path);
        await WriteAsync(host);
        await WriteAsync(host);

        Assert.Equal(
            ["3001 The observation store fails; kits keep their packs until it answers again.", "3002 The observation store answers again."],
            host.Log.Lines);
    }

    [Fact]
    public async Task WriteAsync_NewAndRepeatedPacks_AreMeasured()
    {
        var figures = new ConcurrentDictionary<string, double>();
        await using var host = Host(folder.File("observations.db"));

        // Other tests of this program write at the same time: only this store's meter counts.
        var meter = ((GuardedObservationStore)host.Store).Metrics.Meter;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter == meter)
                {
                    me.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, 1, tags));
        listener.Start();
        await host.Store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 10))], Cancel);
        await host.Store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 10)), TestPacks.Obs(kit, 2, TestPacks.Beats(10, 5))], Cancel);

        Assert.Equal(25, figures["ageing.storage.observations_written embedded"]);
        Assert.Equal(3, figures["ageing.storage.packs_written embedded"]);
        Assert.Equal(1, figures["ageing.storage.packs_repeated embedded"]);
        Assert.Equal(2, figures["ageing.storage.write_duration embedded"]);

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
            => figures.AddOrUpdate($"{instrument.Name} {tags[0].Value}", value, (_, sum) => sum + value);
    }

    private static StoreHost Host(string path) => new(new FakeTimeProvider(), ("Storage:Kind", "embedded"), ("Storage:Path", path));

    private Task<WriteResult> WriteAsync(StoreHost host) => host.Store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 10))], Cancel);
}
