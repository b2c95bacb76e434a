using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Storage.Tests;

/// <summary>A store composed from configuration, as the server composes it.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public StoreHost(TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build();
        services = new ServiceCollection().AddSingleton(clock).AddSingleton<ILoggerFactory>(Log).AddObservationStore(configuration).BuildServiceProvider();
    }

    public LineCollector Log { get; } = new();

    public IObservationStore Store => services.GetRequiredService<IObservationStore>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
