using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Storage;
using AgeingMonitor.Testing;

namespace AgeingMonitor.Host.Replays;

/// <summary>Everything that the stores hold of some homes, counted and summed so that order does not matter.</summary>
/// <param name="Homes">By home.</param>
/// <param name="Alerts">All alerts of these homes, in the order of their ids.</param>
internal sealed record StoreContent(IReadOnlyList<HomeContent> Homes, IReadOnlyList<AlertDraft> Alerts)
{
    /// <summary>Observations of all homes.</summary>
    public long Observations => Homes.Sum(home => home.Observations);

    /// <summary>Packs of all homes.</summary>
    public long Packs => Homes.Sum(home => home.Packs);

    /// <summary>Every home that has, or had, a kit.</summary>
    public static async Task<StoreContent> ReadAsync(ToolHost tool, CancellationToken cancellationToken)
    {
        var homes = await tool.Get<IHomeDirectory>().ListAsync([HomeMode.Live, HomeMode.Demo, HomeMode.Replay], cancellationToken).ConfigureAwait(false);
        return await ReadAsync(tool, homes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Some homes.</summary>
    public static async Task<StoreContent> ReadAsync(ToolHost tool, IReadOnlyList<HomeId> homes, CancellationToken cancellationToken)
    {
        var contents = new List<HomeContent>();
        var alerts = new List<AlertDraft>();
        foreach (var home in homes.OrderBy(h => h.Value, StringComparer.Ordinal))
        {
            contents.Add(await ReadAsync(tool.Get<IObservationStore>(), home, await KitsOfAsync(tool, home, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false));
            alerts.AddRange((await tool.Get<IAlertJournal>().ListAsync(new AlertQuery { Home = home, Limit = int.MaxValue }, cancellationToken).ConfigureAwait(false)).Select(a => a.Draft));
        }

        return new StoreContent(contents, [.. alerts.OrderBy(a => a.Id.ToString(), StringComparer.Ordinal)]);
    }

    /// <summary>The latest seal on lane obs, which alone moves a home's time, of each home that has one: how far its grain has to come.</summary>
    public static async Task<IReadOnlyList<(HomeId Home, Instant Seal)>> ReadLastSealsAsync(ToolHost tool, IReadOnlyList<HomeId> homes, CancellationToken cancellationToken)
    {
        var seals = new List<(HomeId, Instant)>();
        foreach (var home in homes)
        {
            Instant? last = null;
            foreach (var kit in await KitsOfAsync(tool, home, cancellationToken).ConfigureAwait(false))
            {
                await foreach (var entry in tool.Get<IObservationStore>().ReadLedgerAsync(kit, TimeRange.Always, cancellationToken).ConfigureAwait(false))
                {
                    last = entry.Key.Lane == Lane.Obs ? Instant.Max(last ?? entry.SealedAt, entry.SealedAt) : last;
                }
            }

            if (last is { } seal)
            {
                seals.Add((home, seal));
            }
        }

        return seals;
    }

    /// <summary>Writes one line a home, then the sums.</summary>
    public void Write(TextWriter output, bool listAlerts)
    {
        foreach (var home in Homes)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"home {home.Home} observations {home.Observations} {home.Checksum:x16} packs {home.Packs} {home.LedgerChecksum:x16}"));
        }

        if (listAlerts)
        {
            foreach (var alert in Alerts)
            {
                output.WriteLine($"alert {alert.Id} {alert.Rule} {alert.Home} since {alert.EpisodeStart}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"total homes {Homes.Count} observations {Observations} packs {Packs} alerts {Alerts.Count}"));
    }

    private static async Task<IEnumerable<KitId>> KitsOfAsync(ToolHost tool, HomeId home, CancellationToken cancellationToken) =>
        (await tool.Get<IHomeDirectory>().FindAsync(home, cancellationToken).ConfigureAwait(false))?.Kits.Select(placement => placement.Kit).Distinct() ?? [];

    private static async Task<HomeContent> ReadAsync(IObservationStore store, HomeId home, IEnumerable<KitId> kits, CancellationToken cancellationToken)
    {
        var values = new ContentChecksum();
        long packs = 0;
        ulong ledger = 0;
        foreach (var kit in kits)
        {
            foreach (var series in await store.ListSeriesAsync(kit, cancellationToken).ConfigureAwait(false))
            {
                await foreach (var stored in store.ReadAsync(series, TimeRange.Always, cancellationToken).ConfigureAwait(false))
                {
                    values.Add(series, stored.MeasuredAt, stored.Value);
                }
            }

            await foreach (var entry in store.ReadLedgerAsync(kit, TimeRange.Always, cancellationToken).ConfigureAwait(false))
            {
                packs++;
                ledger = unchecked(ledger + LedgerHash(entry));
            }
        }

        return new HomeContent(home, values.Count, values.Value, packs, ledger);
    }

    /// <summary>FNV-1a over what the kit decides of an entry: not when the server wrote it.</summary>
    private static ulong LedgerHash(LedgerEntry entry)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var part in (ReadOnlySpan<long>)[entry.Key.Boot, (long)entry.Key.Lane, entry.Key.Sequence, entry.SealedAt.Microseconds, entry.First.Microseconds, entry.Last.Microseconds, entry.Count])
        {
            for (var shift = 0; shift < 64; shift += 8)
            {
                hash = unchecked((hash ^ (byte)(part >> shift)) * 0x100000001B3);
            }
        }

        return hash ^ (hash >> 29);
    }
}
