using AgeingMonitor.Care;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>What kits are to do, in memory; can be down.</summary>
internal sealed class KitConfigurationsFake : IKitConfigurations
{
    private readonly List<WantedConfiguration> all = [];

    public bool IsDown { get; set; }

    public KitId? Retired { get; set; }

    public KitId? Unreadable { get; set; }

    /// <summary>Called before each answer about one kit.</summary>
    public Action OnFind { get; set; } = static () => { };

    /// <summary>A kit is to run a version.</summary>
    public void Want(KitId kit, long version) => all.Add(new WantedConfiguration(kit, new KitConfiguration { Version = version }, Instant.MinValue, "tests"));

    public Task<ConfigurationChange> ChangeAsync(KitId kit, Func<KitConfiguration, KitConfiguration?> change, string by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WantedConfiguration?> FindAsync(KitId kit, CancellationToken cancellationToken) => Task.FromResult(all.FindLast(one => one.Kit == kit));

    public Task<IReadOnlyList<WantedConfiguration>> ListAsync(KitId kit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ChangedConfigurations> ListChangedAsync(long after, CancellationToken cancellationToken) => IsDown
        ? throw new CareDatabaseException("down")
        : Task.FromResult(new ChangedConfigurations([.. all.Skip((int)after).Select(one => one.Kit).Distinct()], all.Count));

    public Task<WantedConfiguration?> FindToSendAsync(KitId kit, CancellationToken cancellationToken)
    {
        OnFind();
        return kit == Unreadable ? throw new InvalidDataException("unreadable") : Task.FromResult(kit == Retired ? null : all.FindLast(one => one.Kit == kit));
    }
}
