using System.Text;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Care.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Configurations;

internal sealed class KitConfigurations(CareTransactions transactions, TimeProvider clock) : IKitConfigurations
{
    public Task<ConfigurationChange> ChangeAsync(KitId kit, Func<KitConfiguration, KitConfiguration?> change, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                if (!await context.Kits.AnyAsync(row => row.Id == kit && row.RetiredAt == null, cancellationToken))
                {
                    return ConfigurationChange.NoSuchKit;
                }

                var newest = await NewestFirst(context, kit).FirstOrDefaultAsync(cancellationToken);
                var before = newest is null ? new KitConfiguration { Version = 0 } : Read(newest);
                if (change(before) is not { } wanted)
                {
                    return ConfigurationChange.GivenUp;
                }

                if (newest is not null && Text(wanted with { Version = newest.Version }) == newest.Body)
                {
                    return ConfigurationChange.AlreadySo;
                }

                var version = Math.Max(before.Version, await RunsAsync(context, kit, cancellationToken)) + 1;
                context.KitConfigurations.Add(new KitConfigurationRow { KitId = kit, Version = version, Body = Text(wanted with { Version = version }), MadeAt = Instant.Now(clock), MadeBy = by });
                return ConfigurationChange.Done;
            },
            cancellationToken);
    }

    public async Task<WantedConfiguration?> FindAsync(KitId kit, CancellationToken cancellationToken) => (await ListAsync(kit, 1, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<WantedConfiguration>> ListAsync(KitId kit, CancellationToken cancellationToken) => ListAsync(kit, IKitConfigurations.LongestList, cancellationToken);

    public Task<ChangedConfigurations> ListChangedAsync(long after, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            // Numbers are given under one lock, so none that is lower can become visible later; one that is gone was in a database that has been put back.
            var last = await context.KitConfigurations.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0;
            var from = last < after ? 0 : after;
            return last == from ? new ChangedConfigurations([], last) : new ChangedConfigurations(await context.KitConfigurations.Where(row => row.Id > from && row.Id <= last).Select(row => row.KitId).Distinct().ToListAsync(cancellationToken), last);
        },
        cancellationToken);

    public Task<WantedConfiguration?> FindToSendAsync(KitId kit, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => await context.Kits.AnyAsync(row => row.Id == kit && row.RetiredAt == null, cancellationToken)
            && await NewestFirst(context, kit).FirstOrDefaultAsync(cancellationToken) is { } row ? Wanted(row) : null,
        cancellationToken);

    private Task<IReadOnlyList<WantedConfiguration>> ListAsync(KitId kit, int most, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyList<WantedConfiguration>)[.. (await NewestFirst(context, kit).Take(most).ToListAsync(cancellationToken)).Select(Wanted)],
        cancellationToken);

    private static IQueryable<KitConfigurationRow> NewestFirst(CareDbContext context, KitId kit) => context.KitConfigurations.Where(row => row.KitId == kit).OrderByDescending(row => row.Version);

    /// <summary>The version that the kit says it runs; 0 when it says nothing.</summary>
    private static async Task<long> RunsAsync(CareDbContext context, KitId kit, CancellationToken cancellationToken) =>
        await context.KitStates.Where(row => row.KitId == kit).Select(row => row.State).SingleOrDefaultAsync(cancellationToken) is { } told
        && KitStateDecoder.TryDecode(Encoding.UTF8.GetBytes(told), out var state) ? state.ConfigurationVersion ?? 0 : 0;

    private static WantedConfiguration Wanted(KitConfigurationRow row) => new(row.KitId, Read(row), row.MadeAt, row.MadeBy);

    private static KitConfiguration Read(KitConfigurationRow row)
    {
        var result = KitConfigurationDecoder.Decode(Encoding.UTF8.GetBytes(row.Body));
        return result.Configuration ?? throw new InvalidDataException($"Configuration {row.Version} of kit {row.KitId} cannot be read: {string.Join(' ', result.Faults)}");
    }

    private static string Text(KitConfiguration configuration) => Encoding.UTF8.GetString(KitConfigurationEncoder.Encode(configuration));
}
