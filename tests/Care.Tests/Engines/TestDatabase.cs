using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>A database of one test. Every host opened on it stands for a process of its own.</summary>
public sealed class TestDatabase(IReadOnlyDictionary<string, string?> settings, Func<ValueTask> remove) : IAsyncDisposable
{
    private readonly List<CareHost> hosts = [];

    public IReadOnlyDictionary<string, string?> Settings => settings;

    public CareHost Open(FakeTimeProvider clock, params IEnumerable<KeyValuePair<string, string?>> more) => Keep(new CareHost(settings.Concat(more).GroupBy(setting => setting.Key).Select(setting => setting.Last()), clock));

    public CareHost Open(FakeTimeProvider clock, CapturedLog log) => Keep(new CareHost(settings, clock, log));

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await remove();
    }

    private CareHost Keep(CareHost host)
    {
        hosts.Add(host);
        return host;
    }
}
