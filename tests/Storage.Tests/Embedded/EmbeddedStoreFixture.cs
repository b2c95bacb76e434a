using AgeingMonitor.Storage.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Storage.Tests.Embedded;

/// <summary>The embedded store in a temporary folder.</summary>
public sealed class EmbeddedStoreFixture : IStoreFixture
{
    private readonly TemporaryFolder folder = new();
    private StoreHost? host;

    public IObservationStore Store => host!.Store;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public bool ReadsBeforeWriting => true;

    public async ValueTask InitializeAsync()
    {
        host = new StoreHost(Clock, ("Storage:Kind", "embedded"), ("Storage:Path", folder.File("data/observations.db")));
        await host.Store.PrepareAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        folder.Dispose();
    }
}
