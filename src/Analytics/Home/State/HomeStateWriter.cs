using System.Text.Json;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>Writes a home's state as parts: the same state gives the same bytes.</summary>
internal static class HomeStateWriter
{
    public static IReadOnlyList<HomeStatePart> Write(IReadOnlyDictionary<KitId, KitPosition> positions, IReadOnlyDictionary<KitId, KitAnalysis> kits, DetectionOptions options)
    {
        var runs = kits.Values.SelectMany(kit => RunsOf(kit, options)).OrderBy(run => run.Record.ToString(), StringComparer.Ordinal).ToLookup(run => run.Resident, run => run.Record);
        var records = positions
            .Select(pair => new KitStateRecord(pair.Key.Value, pair.Value, kits.TryGetValue(pair.Key, out var kit) ? Detectors(kit, runs[null]) : null))
            .OrderBy(record => record.Kit, StringComparer.Ordinal)
            .ToArray();
        var home = new HomeStatePart(null, JsonSerializer.SerializeToUtf8Bytes(new HomeStateRecord(HomeStateRecord.CurrentVersion, records), StateJson.Default.HomeStateRecord));
        var residents = runs
            .Where(group => group.Key is not null)
            .OrderBy(group => group.Key!.Value.Value, StringComparer.Ordinal)
            .Select(group => new HomeStatePart(
                group.Key,
                JsonSerializer.SerializeToUtf8Bytes(new ResidentStateRecord(HomeStateRecord.CurrentVersion, [.. group]), StateJson.Default.ResidentStateRecord)));
        return [home, .. residents];
    }

    private static DetectorsRecord Detectors(KitAnalysis kit, IEnumerable<RunRecord> householdRuns) => new(
        kit.Watermark?.Microseconds,
        kit.HasHeartbeats,
        kit.Silence.LastSeal?.Microseconds,
        kit.Silence.FoundAfter?.Microseconds,
        kit.Stillness.State,
        [.. kit.Stillness.Sensors.Select(pair => new SensorRecord(pair.Key.Value, pair.Value.GivesSigns, pair.Value.InFault)).OrderBy(record => record.Sensor, StringComparer.Ordinal)],
        [.. kit.Stillness.States
            .Select(pair => new StateRecord(pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Last, pair.Value.LastText, pair.Value.HasSaidZero))
            .OrderBy(record => record.Sensor, StringComparer.Ordinal).ThenBy(record => record.Quantity, StringComparer.Ordinal)],
        [.. kit.Batteries.Low.Select(sensor => sensor.Value).Order(StringComparer.Ordinal)],
        [.. householdRuns.Where(run => run.Kit == kit.Kit.Value)],
        kit.Silence.FoundAt?.Microseconds,
        kit.Silence.HeldAfter?.Microseconds,
        kit.Routine.State);

    private static IEnumerable<(ResidentId? Resident, RunRecord Record)> RunsOf(KitAnalysis kit, DetectionOptions options)
    {
        var earliest = kit.Watermark is { } watermark ? watermark - options.Lateness : Instant.MinValue;
        foreach (var (key, run) in kit.VitalSigns.RunsOpenAt(earliest))
        {
            yield return (run.Resident, Record(kit.Kit, key, run));
        }
    }

    private static RunRecord Record(KitId kit, VitalSignRunKey key, VitalSignRun run) =>
        new(kit.Value, key.Sensor.Value, key.Quantity.Code, key.Side, run.Start.Microseconds, run.LastOutside.Microseconds);
}
