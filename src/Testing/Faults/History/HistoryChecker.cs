using System.Globalization;
using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>
/// Compares what kits have sealed with what a server holds, when all faults have ended and everything is worked through:
/// acknowledged means stored; stored means sent, and unaltered; the alerts are those of the packs in each kit's one order, each raised once; nothing is lost without being counted; no good pack is in quarantine.
/// </summary>
public static class HistoryChecker
{
    /// <summary>All that is not as it must be; empty when all is well.</summary>
    /// <param name="histories">What the kits have sealed.</param>
    /// <param name="content">What the server holds.</param>
    /// <param name="homes">The homes, as provisioned.</param>
    /// <param name="detection">The detectors' options, as the server has them.</param>
    public static IReadOnlyList<HistoryViolation> Check(IReadOnlyList<KitHistory> histories, SiteContent content, IReadOnlyList<HomePlan> homes, DetectionOptions detection)
    {
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(content);
        var violations = new List<HistoryViolation>();
        foreach (var history in histories)
        {
            var packs = history.Packs;
            CheckPacks(history.Kit, packs, content, violations);
            SeriesCheck.Check(history.Kit, packs, content, violations);
            CheckQuarantine(history.Kit, packs, content, violations);
        }

        CheckAlerts(histories, content, homes, detection, violations);
        return violations;
    }

    /// <summary>A pack in words: number in its kit's life, lane, boot and sequence.</summary>
    internal static string Words(KitId kit, SealedPack pack)
    {
        var key = pack.Pack.Key;
        return string.Create(CultureInfo.InvariantCulture, $"{kit}'s pack {pack.Number} (boot {key.Boot}, {LaneNames.ToText(key.Lane)} {key.Sequence}, sealed {pack.Pack.SealedAt}, {pack.Pack.Observations.Count} observations)");
    }

    private static void CheckPacks(KitId kit, IReadOnlyList<SealedPack> packs, SiteContent content, List<HistoryViolation> violations)
    {
        var ledger = content.Packs.Where(entry => entry.Key.Kit == kit).ToDictionary(entry => entry.Key);
        var declared = packs.Where(pack => ledger.ContainsKey(pack.Pack.Key)).SelectMany(pack => pack.Pack.Shed).ToList();
        foreach (var pack in packs)
        {
            var key = pack.Pack.Key;
            var isStored = ledger.Remove(key, out var entry);
            if (pack.IsShed)
            {
                Require(!isStored, "what was shed was never sent", () => $"{Words(kit, pack)} was shed, and is stored");
                Require(declared.Exists(shed => shed.Boot == key.Boot && shed.Lane == key.Lane && shed.Range.Contains(key.Sequence)), "nothing is lost uncounted", () => $"{Words(kit, pack)} was shed, and no stored pack says so");
                continue;
            }

            Require(pack.IsAcknowledged, "everything is acknowledged in the end", () => $"{Words(kit, pack)} is not, and is {(isStored ? string.Empty : "not ")}stored");
            Require(isStored, pack.IsAcknowledged ? "acknowledged means stored" : "everything is stored in the end", () => $"{Words(kit, pack)} is not in the ledger");
            if (isStored)
            {
                var isDated = pack.Pack.Clock.State != ClockState.Unset;
                Require(entry.Count == pack.Pack.Observations.Count && (!isDated || entry.SealedAt == pack.Pack.SealedAt), "stored means sent", () => $"{Words(kit, pack)} is in the ledger as sealed {entry.SealedAt} with {entry.Count} observations");
            }
        }

        foreach (var invented in ledger.Keys)
        {
            violations.Add(new HistoryViolation("stored means sent", $"{kit} never sealed {invented}, which is in the ledger"));
        }

        void Require(bool holds, string rule, Func<string> detail)
        {
            if (!holds)
            {
                violations.Add(new HistoryViolation(rule, detail()));
            }
        }
    }

    private static void CheckQuarantine(KitId kit, IReadOnlyList<SealedPack> packs, SiteContent content, List<HistoryViolation> violations)
    {
        var good = packs.ToDictionary(pack => (LaneNames.ToText(pack.Pack.Key.Lane), Convert.ToHexString(pack.Payload.Span)));
        foreach (var (topic, contentType, payload) in content.Quarantined)
        {
            if (Topics.TryParse(topic, out KitId of, out var channel) && of == kit && contentType == WireLimits.SenMlCbor && good.TryGetValue((channel, Convert.ToHexString(payload.Span)), out var pack))
            {
                violations.Add(new HistoryViolation("only bad input is in quarantine", $"{Words(kit, pack)} is in quarantine"));
            }
        }
    }

    private static void CheckAlerts(IReadOnlyList<KitHistory> histories, SiteContent content, IReadOnlyList<HomePlan> homes, DetectionOptions detection, List<HistoryViolation> violations)
    {
        var player = new InProcessPlayer(homes, detection);
        foreach (var pack in histories.SelectMany(history => history.Packs).Where(pack => !pack.IsShed))
        {
            player.Play(pack.Pack);
        }

        if (player.Waiting > 0)
        {
            violations.Add(new HistoryViolation("the kit's one order has no gap", string.Create(CultureInfo.InvariantCulture, $"{player.Waiting} packs wait for an earlier one even when all are there")));
        }

        var raised = content.Alerts.ToDictionary(alert => alert.Id);
        foreach (var expected in player.Alerts)
        {
            if (!raised.Remove(expected.Id, out var alert))
            {
                violations.Add(new HistoryViolation("the alerts are those of the packs in order", $"{expected.Home} has no alert {expected.Rule} of {expected.EpisodeStart}, {expected.Summary.English}"));
            }
            else if (alert.Times != 1)
            {
                violations.Add(new HistoryViolation("each alert is raised once", string.Create(CultureInfo.InvariantCulture, $"{expected.Home}: {expected.Rule} of {expected.EpisodeStart} was raised {alert.Times} times")));
            }
        }

        foreach (var extra in raised.Values)
        {
            violations.Add(new HistoryViolation("the alerts are those of the packs in order", $"{extra.Home} has an alert {extra.Rule} ({extra.Id}) that its packs do not raise"));
        }
    }
}
