using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>Writes a home's state as parts: the same state gives the same bytes.</summary>
internal static class HomeStateWriter
{
    public static IReadOnlyList<HomeStatePart> Write(IReadOnlyDictionary<KitId, KitPosition> positions, IReadOnlyDictionary<KitId, KitAnalysis> kits, BudgetLog told, DetectionOptions options)
    {
        var all = kits.Values.OrderBy(kit => kit.Kit.Value, StringComparer.Ordinal).ToArray();
        var runs = OfResidents(all.SelectMany(kit => RunsOf(kit, options)));
        var measurements = OfResidents(all.SelectMany(MeasurementsOf));
        var series = OfResidents(all.SelectMany(SeriesOf));
        var traces = OfResidents(all.SelectMany(TracesOf));
        var scores = all.SelectMany(kit => kit.Vitals.News2.Residents.Select(pair => (Resident: pair.Key, Record: new ScoreRecord(kit.Kit.Value, pair.Value.State)))).ToLookup(pair => pair.Resident, pair => pair.Record);
        var weights = all.SelectMany(kit => kit.Weights.Residents.Select(pair => (Resident: pair.Key, Record: new WeightRecord(kit.Kit.Value, pair.Value.State)))).ToLookup(pair => pair.Resident, pair => pair.Record);
        var pressures = all.SelectMany(kit => kit.Vitals.Pressures.Residents.Select(pair => (Resident: pair.Key, Record: new PressureRecord(kit.Kit.Value, pair.Value.State)))).ToLookup(pair => pair.Resident, pair => pair.Record);
        var worn = all
            .SelectMany(kit => kit.Falls.Worn.Save().Select(sensor => (sensor.Resident, Record: new WornSensorRecord(kit.Kit.Value, sensor.Sensor.Value, sensor.State, sensor.Patience, sensor.Told))))
            .OrderBy(pair => pair.Record.Kit, StringComparer.Ordinal).ThenBy(pair => pair.Record.Sensor, StringComparer.Ordinal)
            .ToLookup(pair => pair.Resident, pair => pair.Record);
        var baselines = all
            .SelectMany(kit => kit.Vitals.Baselines.Series.Select(pair => (pair.Value.Resident, Record: new BaselineRecord(kit.Kit.Value, pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Detector.State))))
            .OrderBy(pair => pair.Record.Kit, StringComparer.Ordinal).ThenBy(pair => pair.Record.Sensor, StringComparer.Ordinal).ThenBy(pair => pair.Record.Quantity, StringComparer.Ordinal)
            .ToLookup(pair => pair.Resident, pair => pair.Record);
        var waves = all.SelectMany(kit => kit.Vitals.Waves.Strips.Sensors.Select(wave => (wave.Resident, Record: WaveRecord.Of(kit.Kit, wave)))).ToLookup(pair => pair.Resident, pair => pair.Record);
        var shadows = all.SelectMany(ShadowsOf).ToLookup(pair => pair.Resident, pair => pair.Record);
        var records = positions
            .Select(pair => new KitStateRecord(pair.Key.Value, pair.Value, kits.TryGetValue(pair.Key, out var kit) ? Detectors(kit, runs[null], measurements[null], series[null], traces[null]) : null))
            .OrderBy(record => record.Kit, StringComparer.Ordinal)
            .ToArray();
        var home = new HomeStatePart(null, SavedJson.Write(new HomeStateRecord(HomeStateRecord.CurrentVersion, records, told.LastDay is null ? null : told, SomeOf(all.Select(kit => kit.Shadow?.State).OfType<KitShadowState>())), StateJson.Default.HomeStateRecord));
        var residents = Known(runs).Union(Known(measurements)).Union(Known(series)).Union(Known(traces))
            .Union(scores.Select(group => group.Key)).Union(worn.Select(group => group.Key)).Union(weights.Select(group => group.Key)).Union(shadows.Select(group => group.Key)).Union(pressures.Select(group => group.Key)).Union(baselines.Select(group => group.Key)).Union(waves.Select(group => group.Key))
            .OrderBy(resident => resident.Value, StringComparer.Ordinal)
            .Select(resident => new HomeStatePart(
                resident,
                SavedJson.Write(
                    new ResidentStateRecord(
                        HomeStateRecord.CurrentVersion,
                        [.. runs[resident]],
                        [.. scores[resident]],
                        [.. measurements[resident]],
                        [.. series[resident]],
                        SomeOf(worn[resident]),
                        SomeOf(weights[resident]),
                        SomeOf(baselines[resident]),
                        SomeOf(pressures[resident]),
                        SomeOf(traces[resident]),
                        SomeOf(shadows[resident]),
                        SomeOf(waves[resident])),
                    StateJson.Default.ResidentStateRecord)));
        return [home, .. residents];
    }

    private static ILookup<ResidentId?, T> OfResidents<T>(IEnumerable<(ResidentId? Resident, T Record)> records)
        where T : notnull =>
        records.OrderBy(pair => pair.Record.ToString(), StringComparer.Ordinal).ToLookup(pair => pair.Resident, pair => pair.Record);

    private static IEnumerable<ResidentId> Known<T>(ILookup<ResidentId?, T> records) => records.Select(group => group.Key).OfType<ResidentId>();

    private static T[]? SomeOf<T>(IEnumerable<T> records) => records.ToArray() is { Length: > 0 } some ? some : null;

    private static DetectorsRecord Detectors(KitAnalysis kit, IEnumerable<RunRecord> householdRuns, IEnumerable<MeasurementRecord> householdMeasurements, IEnumerable<VitalSeriesRecord> householdSeries, IEnumerable<TraceRecord> householdTraces) => new(
        kit.Watermark?.Microseconds,
        kit.HasHeartbeats,
        kit.Silence.LastSeal?.Microseconds,
        kit.Silence.FoundAfter?.Microseconds,
        kit.Stillness.State,
        [.. kit.Stillness.Sensors.Select(pair => new SensorRecord(pair.Key.Value, pair.Value.GivesSigns, pair.Value.InFault, pair.Value.LastDay, pair.Value.DaysInARow, pair.Value.LastSign)).OrderBy(record => record.Sensor, StringComparer.Ordinal)],
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
        SomeOf(kit.Falls.Worn.Words.Select(word => new FallWordRecord(word.Sensor.Value, word.At.Microseconds))),
        kit.Climate.State,
        SomeOf(kit.Falls.Evidence.Worn.Select(fall => new FallWordRecord(fall.Sensor.Value, fall.Start.Microseconds))),
        SomeOf(kit.Falls.Evidence.Floors.Select(floor => new FloorRecord(floor.Sensor.Value, floor.Since.Microseconds, floor.Stage, floor.Elsewhere?.Microseconds, floor.IsState ? null : true, floor.IsDoubtful ? true : null))),
        SomeOf(kit.Falls.Thermal.Save().Select(array => new ThermalRecord(array.Sensor.Value, array.State, array.Patience))),
        SomeOf(kit.Vitals.Gate.Words.Select(pair => new SensorWordRecord(pair.Key.Value, pair.Value.OffAt, pair.Value.FaultAt, pair.Value.WornWordAt, pair.Value.FaultWordAt)).OrderBy(record => record.Sensor, StringComparer.Ordinal)),
        SomeOf(householdTraces.Where(record => record.Kit == kit.Kit.Value)),
        kit.Vitals.Baselines.Slot,
        kit.Capacity.State,
        kit.Nights.State,
        kit.SilentSensors.State.Sensors.Count == 0 && kit.SilentSensors.State.From == 0 ? null : kit.SilentSensors.State);

    private static IEnumerable<(ResidentId Resident, ShadowRecord Record)> ShadowsOf(KitAnalysis kit)
    {
        foreach (var (resident, comparison) in kit.Shadow?.FallsOf ?? [])
        {
            WornSensorRecord[] worn = [.. (kit.Shadow!.Falls?.Save() ?? []).Where(sensor => sensor.Resident.Value == resident).Select(sensor => new WornSensorRecord(kit.Kit.Value, sensor.Sensor.Value, sensor.State, sensor.Patience, sensor.Told))];
            yield return (ResidentId.Parse(resident), new(kit.Kit.Value, worn, comparison));
        }
    }

    private static IEnumerable<(ResidentId? Resident, RunRecord Record)> RunsOf(KitAnalysis kit, DetectionOptions options)
    {
        var earliest = kit.Watermark is { } watermark ? watermark - options.Lateness : Instant.MinValue;
        foreach (var (key, run) in kit.Vitals.VitalSigns.RunsOpenAt(earliest))
        {
            yield return (run.Resident, Record(kit.Kit, key, run));
        }
    }

    private static IEnumerable<(ResidentId? Resident, MeasurementRecord Record)> MeasurementsOf(KitAnalysis kit) => kit.Vitals.Measurements.Series.Select(pair =>
        (pair.Value.Resident, new MeasurementRecord(kit.Kit.Value, pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Pace.LastAt, pair.Value.Pace.InARow, pair.Value.ToldOn, pair.Value.Pace.DenseInARow)));

    private static IEnumerable<(ResidentId? Resident, VitalSeriesRecord Record)> SeriesOf(KitAnalysis kit) => kit.Vitals.VitalSigns.Series.Select(pair =>
        (pair.Value.Resident, new VitalSeriesRecord(kit.Kit.Value, pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Pace.LastAt, pair.Value.Pace.InARow, pair.Value.Side, pair.Value.Since, pair.Value.Pace.DenseInARow)));

    private static IEnumerable<(ResidentId? Resident, TraceRecord Record)> TracesOf(KitAnalysis kit) => kit.Vitals.Gate.Series.Select(pair =>
        (pair.Value.Resident, new TraceRecord(kit.Kit.Value, pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Last, pair.Value.LastAt, pair.Value.Same, pair.Value.SameSince, pair.Value.WeakSince, pair.Value.Pace.DenseInARow)));

    private static RunRecord Record(KitId kit, VitalSignRunKey key, VitalSignRun run) =>
        new(kit.Value, key.Sensor.Value, key.Quantity.Code, key.Side, run.Start.Microseconds, run.LastOutside.Microseconds);
}
