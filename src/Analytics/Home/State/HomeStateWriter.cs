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
        var measurements = kits.Values.SelectMany(MeasurementsOf).OrderBy(pair => pair.Record.ToString(), StringComparer.Ordinal).ToLookup(pair => pair.Resident, pair => pair.Record);
        var series = kits.Values.SelectMany(SeriesOf).OrderBy(pair => pair.Record.ToString(), StringComparer.Ordinal).ToLookup(pair => pair.Resident, pair => pair.Record);
        var records = positions
            .Select(pair => new KitStateRecord(pair.Key.Value, pair.Value, kits.TryGetValue(pair.Key, out var kit) ? Detectors(kit, runs[null], measurements[null], series[null]) : null))
            .OrderBy(record => record.Kit, StringComparer.Ordinal)
            .ToArray();
        var home = new HomeStatePart(null, JsonSerializer.SerializeToUtf8Bytes(new HomeStateRecord(HomeStateRecord.CurrentVersion, records), StateJson.Default.HomeStateRecord));
        var scores = kits.Values
            .SelectMany(kit => kit.News2.Residents.Select(pair => (Resident: pair.Key, Record: new ScoreRecord(kit.Kit.Value, pair.Value.State))))
            .OrderBy(score => score.Record.Kit, StringComparer.Ordinal)
            .ToLookup(score => score.Resident, score => score.Record);
        var worn = kits.Values
            .SelectMany(kit => kit.Falls.Save().Select(sensor => (sensor.Resident, Record: new WornSensorRecord(kit.Kit.Value, sensor.Sensor.Value, sensor.State, sensor.Patience))))
            .OrderBy(pair => pair.Record.Kit, StringComparer.Ordinal).ThenBy(pair => pair.Record.Sensor, StringComparer.Ordinal)
            .ToLookup(pair => pair.Resident, pair => pair.Record);
        var weights = kits.Values
            .SelectMany(kit => kit.Weights.Residents.Select(pair => (Resident: pair.Key, Record: new WeightRecord(kit.Kit.Value, pair.Value.State))))
            .OrderBy(weight => weight.Record.Kit, StringComparer.Ordinal)
            .ToLookup(weight => weight.Resident, weight => weight.Record);
        var residents = runs.Select(group => group.Key).OfType<ResidentId>().Union(scores.Select(group => group.Key)).Union(measurements.Select(group => group.Key).OfType<ResidentId>()).Union(series.Select(group => group.Key).OfType<ResidentId>())
            .Union(worn.Select(group => group.Key)).Union(weights.Select(group => group.Key))
            .OrderBy(resident => resident.Value, StringComparer.Ordinal)
            .Select(resident => new HomeStatePart(
                resident,
                JsonSerializer.SerializeToUtf8Bytes(new ResidentStateRecord(HomeStateRecord.CurrentVersion, [.. runs[resident]], [.. scores[resident]], [.. measurements[resident]], [.. series[resident]], worn.Contains(resident) ? [.. worn[resident]] : null, weights.Contains(resident) ? [.. weights[resident]] : null), StateJson.Default.ResidentStateRecord)));
        return [home, .. residents];
    }

    private static DetectorsRecord Detectors(KitAnalysis kit, IEnumerable<RunRecord> householdRuns, IEnumerable<MeasurementRecord> householdMeasurements, IEnumerable<VitalSeriesRecord> householdSeries) => new(
        kit.Watermark?.Microseconds,
        kit.HasHeartbeats,
        kit.Silence.LastSeal?.Microseconds,
        kit.Silence.FoundAfter?.Microseconds,
        kit.Stillness.State,
        [.. kit.Stillness.Sensors.Select(pair => new SensorRecord(pair.Key.Value, pair.Value.GivesSigns, pair.Value.InFault, pair.Value.LastDay, pair.Value.DaysInARow)).OrderBy(record => record.Sensor, StringComparer.Ordinal)],
        [.. kit.Stillness.States
            .Select(pair => new StateRecord(pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Last, pair.Value.LastText, pair.Value.HasSaidZero))
            .OrderBy(record => record.Sensor, StringComparer.Ordinal).ThenBy(record => record.Quantity, StringComparer.Ordinal)],
        [.. kit.Batteries.Low.Select(sensor => sensor.Value).Order(StringComparer.Ordinal)],
        [.. householdRuns.Where(run => run.Kit == kit.Kit.Value)],
        kit.Silence.FoundAt?.Microseconds,
        kit.Silence.HeldAfter?.Microseconds,
        kit.Routine.State,
        [.. householdMeasurements.Where(record => record.Kit == kit.Kit.Value)],
        kit.Agitation.State,
        [.. householdSeries.Where(record => record.Kit == kit.Kit.Value)],
        kit.Falls.Words.Count > 0 ? [.. kit.Falls.Words.Select(word => new FallWordRecord(word.Sensor.Value, word.At.Microseconds))] : null,
        kit.Climate.State,
        kit.Nights.State);

    private static IEnumerable<(ResidentId? Resident, RunRecord Record)> RunsOf(KitAnalysis kit, DetectionOptions options)
    {
        var earliest = kit.Watermark is { } watermark ? watermark - options.Lateness : Instant.MinValue;
        foreach (var (key, run) in kit.VitalSigns.RunsOpenAt(earliest))
        {
            yield return (run.Resident, Record(kit.Kit, key, run));
        }
    }

    private static IEnumerable<(ResidentId? Resident, MeasurementRecord Record)> MeasurementsOf(KitAnalysis kit) => kit.Measurements.Series.Select(pair =>
        (pair.Value.Resident, new MeasurementRecord(kit.Kit.Value, pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Pace.LastAt, pair.Value.Pace.InARow, pair.Value.ToldOn, pair.Value.Pace.DenseInARow)));

    private static IEnumerable<(ResidentId? Resident, VitalSeriesRecord Record)> SeriesOf(KitAnalysis kit) => kit.VitalSigns.Series.Select(pair =>
        (pair.Value.Resident, new VitalSeriesRecord(kit.Kit.Value, pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Pace.LastAt, pair.Value.Pace.InARow, pair.Value.Last, pair.Value.Side, pair.Value.Since, pair.Value.Pace.DenseInARow)));

    private static RunRecord Record(KitId kit, VitalSignRunKey key, VitalSignRun run) =>
        new(kit.Value, key.Sensor.Value, key.Quantity.Code, key.Side, run.Start.Microseconds, run.LastOutside.Microseconds);
}
