using System.Globalization;
using System.Text;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Faults.Tests.Site;
using AgeingMonitor.Testing.Faults.History;

namespace AgeingMonitor.Faults.Tests.Run;

/// <summary>Reads what a site holds.</summary>
internal static class SiteReader
{
    private const int Everything = 1_000_000;

    public static async Task<SiteContent> ReadAsync(FaultSite site, CancellationToken cancellationToken)
    {
        var packs = new List<StoredPack>();
        var observations = new List<StoredObservation>();
        foreach (var kit in await site.Store.Real.ListKitsAsync(cancellationToken))
        {
            await foreach (var entry in site.Store.Real.ReadLedgerAsync(kit, TimeRange.Always, cancellationToken))
            {
                packs.Add(new StoredPack(entry.Key, entry.SealedAt, entry.Count));
            }

            foreach (var series in await site.Store.Real.ListSeriesAsync(kit, cancellationToken))
            {
                await foreach (var value in site.Store.Real.ReadAsync(series, TimeRange.Always, cancellationToken))
                {
                    observations.Add(new StoredObservation(series, value.MeasuredAt, value.Value));
                }
            }
        }

        var alerts = new List<(AlertId, HomeId, string, int)>();
        foreach (var alert in await site.Journal.ListAsync(new AlertQuery { Limit = Everything }, cancellationToken))
        {
            var journal = await site.Journal.ReadJournalAsync(alert.Draft.Id, cancellationToken);
            alerts.Add((alert.Draft.Id, alert.Draft.Home, alert.Draft.Rule, journal.Count(entry => entry.Kind == AlertEntryKinds.Raised)));
        }

        var quarantined = await site.Quarantine.ListAsync(Everything, cancellationToken);
        return new SiteContent
        {
            Packs = packs,
            Observations = observations,
            Alerts = alerts,
            Quarantined = [.. quarantined.Select(message => (message.Topic, message.ContentType, (ReadOnlyMemory<byte>)message.Payload))],
        };
    }

    /// <summary>Which kits have packs that are not acknowledged, in words; empty when none has.</summary>
    public static string Waiting(FaultSite site) => string.Join("; ", site.Kits
        .Where(kit => kit.History.Packs.Any(pack => pack is { IsAcknowledged: false, IsShed: false }))
        .Select(kit => $"{kit.Kit.Kit}: {kit.Kit.Statistics}"));

    /// <summary>Which kits have packs that are not acknowledged, and which homes have not reached their kit's last seal, in words; empty when none.</summary>
    public static async Task<string> BehindAsync(FaultSite site)
    {
        var behind = new List<string>();
        for (var i = 0; i < site.Kits.Count; i++)
        {
            var kit = site.Kits[i];
            var packs = kit.History.Packs;
            var waiting = packs.Count(pack => pack is { IsAcknowledged: false, IsShed: false });
            var last = packs.Last(pack => pack.Pack.Key.Lane == Lane.Obs).Pack.SealedAt;
            var reached = await WatermarkAsync(site, kit);
            if (waiting > 0 || reached < last.Microseconds)
            {
                behind.Add(string.Create(CultureInfo.InvariantCulture, $"kit {i} has {waiting} packs not acknowledged ({kit.Kit.Statistics}), its home has reached {(reached is { } at ? new Instant(at) : null)} of {last}"));
            }
        }

        return string.Join("; ", behind);
    }

    /// <summary>The packs at which each home that is behind stands still, for a person.</summary>
    public static async Task<string> DescribeAsync(FaultSite site)
    {
        var words = new StringBuilder();
        foreach (var kit in site.Kits)
        {
            var reached = await WatermarkAsync(site, kit) ?? long.MinValue;
            var packs = kit.History.Packs;
            var first = packs.Where(pack => pack.Pack.Key.Lane == Lane.Obs && pack.Pack.SealedAt.Microseconds <= reached).Select(pack => pack.Number).DefaultIfEmpty(0).Max();
            foreach (var pack in packs.Skip(Math.Max(0, first - 4)).Take(first == packs.Count ? 0 : 300))
            {
                var (key, sheds) = (pack.Pack.Key, string.Join(' ', pack.Pack.Shed.Select(shed => $"{shed.Boot}:{shed.Lane}:{shed.Range.First}-{shed.Range.Last}")));
                words.AppendLine(CultureInfo.InvariantCulture, $"  {kit.Kit.Kit} {pack.Number}: {key.Boot} {key.Lane} {key.Sequence} evt {pack.Pack.EventsBefore} after {pack.Pack.After} tells [{sheds}]{(pack.IsShed ? " shed" : string.Empty)}{(pack.IsAcknowledged ? " acknowledged" : string.Empty)}{(pack.Number == first ? "  <- reached" : string.Empty)}");
            }
        }

        return words.ToString();
    }

    private static async Task<long?> WatermarkAsync(FaultSite site, FaultKit kit)
    {
        try
        {
            return (await site.Silo.Grains.GetGrain<IHomeGrain>(kit.Plan.Home.Value).GetTileAsync()).Watermark;
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException or InvalidOperationException or CareDatabaseException)
        {
            // The home is on its way in; asked again.
            return null;
        }
    }
}
