using AgeingMonitor.Storage.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>
/// The store on the server named by <c>AGEING_INFLUX_URL</c>, 1.x or 2.x, in database <c>ageing-conformance</c>. Who we are: <c>AGEING_INFLUX_TOKEN_FILE</c> and
/// <c>AGEING_INFLUX_ORGANISATION</c>, or <c>AGEING_INFLUX_USER</c> and <c>AGEING_INFLUX_PASSWORD_FILE</c>.
/// </summary>
public sealed class NamedInfluxFixture : IStoreFixture
{
    private StoreHost? host;

    public IObservationStore Store
    {
        get
        {
            Assert.SkipWhen(host is null, "AGEING_INFLUX_URL names no server.");
            return host.Store;
        }
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public bool ReadsBeforeWriting => false;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("AGEING_INFLUX_URL") is not { Length: > 0 } url)
        {
            return;
        }

        var settings = new List<(string, string)> { ("Storage:Kind", "influx"), ("Storage:Influx:Url", url), ("Storage:Influx:Database", "ageing-conformance") };
        foreach (var (variable, key) in new[] { ("TOKEN_FILE", "TokenFile"), ("ORGANISATION", "Organisation"), ("USER", "UserName"), ("PASSWORD_FILE", "PasswordFile") })
        {
            if (Environment.GetEnvironmentVariable($"AGEING_INFLUX_{variable}") is { Length: > 0 } value)
            {
                settings.Add(($"Storage:Influx:{key}", value));
            }
        }

        host = new StoreHost(Clock, [.. settings]);
        await host.Store.PrepareAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
