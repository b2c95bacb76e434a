using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>What kits are to do, in memory.</summary>
internal sealed class MemoryConfigurations(TimeProvider clock) : IKitConfigurations
{
    private readonly List<WantedConfiguration> all = [];

    public Task<ConfigurationChange> ChangeAsync(KitId kit, Func<KitConfiguration, KitConfiguration?> change, string by, CancellationToken cancellationToken)
    {
        var before = all.FindLast(one => one.Kit == kit)?.Configuration ?? new KitConfiguration { Version = 0 };
        if (change(before) is not { } wanted)
        {
            return Task.FromResult(ConfigurationChange.GivenUp);
        }

        wanted = wanted with { Version = before.Version + 1 };
        KitConfigurationEncoder.Encode(wanted);
        all.Add(new WantedConfiguration(kit, wanted, Instant.Now(clock), by));
        return Task.FromResult(ConfigurationChange.Done);
    }

    public Task<WantedConfiguration?> FindAsync(KitId kit, CancellationToken cancellationToken) => Task.FromResult(all.FindLast(one => one.Kit == kit));

    public Task<IReadOnlyList<WantedConfiguration>> ListAsync(KitId kit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WantedConfiguration>>([.. all.Where(one => one.Kit == kit).Reverse()]);

    public Task<ChangedConfigurations> ListChangedAsync(long after, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WantedConfiguration?> FindToSendAsync(KitId kit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
