using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>A database of one test. Every host opened on it stands for a process of its own.</summary>
public sealed class TestDatabase(IReadOnlyDictionary<string, string?> settings, Func<ValueTask> remove) : IAsyncDisposable
{
    private readonly List<CareHost> hosts = [];

    public IReadOnlyDictionary<string, string?> Settings => settings;

    public CareHost Open(FakeTimeProvider clock, params IEnumerable<KeyValuePair<string, string?>> more)
    {
        var host = new CareHost(settings.Concat(more), clock);
        hosts.Add(host);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await remove();
    }
}
