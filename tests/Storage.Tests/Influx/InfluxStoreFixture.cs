using AgeingMonitor.Storage.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>The store on a real InfluxDB 1.x started for the suite.</summary>
public sealed class InfluxStoreFixture : IStoreFixture
{
    private InfluxServer? server;
    private StoreHost? host;

    public IObservationStore Store
    {
        get
        {
            Assert.SkipWhen(host is null, "influxd is not on the path: install the Debian package influxdb.");
            return host.Store;
        }
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public bool ReadsBeforeWriting => false;

    public async ValueTask InitializeAsync()
    {
        server = InfluxServer.TryCreate();
        if (server is null)
        {
            return;
        }

        await server.StartAsync();
        host = new StoreHost(Clock, ("Storage:Kind", "influx"), ("Storage:Influx:Url", server.Url.ToString()));
        await host.Store.PrepareAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        server?.Dispose();
    }
}
