using System.Text.Json;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Artefacts;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>Reads what <see cref="HomeStateWriter"/> wrote.</summary>
internal static class HomeStateReader
{
    /// <summary>False, and nothing filled in, when the state is of another version or is none of ours.</summary>
    public static bool TryRead(IReadOnlyList<HomeStatePart> parts, DetectionOptions options, Dictionary<KitId, KitPosition> positions, Dictionary<KitId, KitAnalysis> kits, ICollection<DayFlag> listed, ICollection<CapacityWeek> weeks, out BudgetLog told)
    {
        told = new();
        if (!TryDeserialize(parts, out var home, out var residents, out var others))
        {
            return false;
        }

        told = home.Told is { IsWhole: true } known ? known : told;
        foreach (var record in home.Kits)
        {
            if (KitId.TryParse(record.Kit, out var kit))
            {
                positions[kit] = record.Position;
                if (record.Detectors is { } detectors)
                {
                    kits[kit] = Analysis(kit, detectors, options, home.Shadows, listed, weeks);
                }
            }
        }

        foreach (var (resident, run) in residents)
        {
            Restore(Of(kits, run.Kit), resident, run);
        }

        foreach (var (resident, record) in others)
        {
            foreach (var score in record.Scores ?? [])
            {
                Of(kits, score.Kit)?.Vitals.News2.Restore(resident, score.State);
            }

            foreach (var weight in (record.Weights ?? []).Where(weight => weight.State.IsWhole))
            {
                Of(kits, weight.Kit)?.Weights.Restore(resident, weight.State);
            }

            foreach (var pressure in (record.Pressures ?? []).Where(pressure => pressure.State.IsWhole))
            {
                Of(kits, pressure.Kit)?.Vitals.Pressures.Restore(resident, pressure.State);
            }

            foreach (var baseline in (record.Baselines ?? []).Where(baseline => baseline.State.IsWhole))
            {
                if (Quantities.Find(baseline.Quantity) is { } quantity && BaselineQuantity.Of(quantity) is { } usual)
                {
                    Of(kits, baseline.Kit)?.Vitals.Baselines.Restore(resident, SensorId.Parse(baseline.Sensor), usual, baseline.State);
                }
            }

            foreach (var series in record.VitalSeries ?? [])
            {
                Restore(Of(kits, series.Kit), resident, series);
            }

            foreach (var trace in record.Traces ?? [])
            {
                Restore(Of(kits, trace.Kit), resident, trace);
            }

            foreach (var worn in record.Worn ?? [])
            {
                Of(kits, worn.Kit)?.Falls.Worn.Restore(resident, SensorId.Parse(worn.Sensor), worn.State, worn.Patience, worn.Told);
            }

            foreach (var wave in record.Waves ?? [])
            {
                Of(kits, wave.Kit)?.Vitals.Waves.Strips.Restore(wave.ToSensor(resident));
            }

            foreach (var shadow in record.Shadows ?? [])
            {
                if (Of(kits, shadow.Kit)?.Shadow is { } watch && watch.TryRestore(resident, shadow.Falls))
                {
                    Array.ForEach(shadow.Worn, worn => watch.Falls!.Restore(resident, SensorId.Parse(worn.Sensor), worn.State, worn.Patience, worn.Told));
                }
            }

            foreach (var measurement in record.Measurements ?? [])
            {
                Restore(Of(kits, measurement.Kit), resident, measurement);
            }
        }

        return true;
    }

    /// <summary>The comparisons of shadows in a saved state.</summary>
    public static IReadOnlyList<ShadowComparison> ComparisonsIn(IReadOnlyList<HomeStatePart> parts) => TryDeserialize(parts, out var home, out _, out var residents)
        ? [.. (home.Shadows ?? []).SelectMany(state => new[] { state.Agitation, state.Routine }).OfType<ShadowComparison>(), .. residents.SelectMany(pair => pair.Record.Shadows ?? []).Select(shadow => shadow.Falls)]
        : [];

    /// <summary>The shadows of a kit, going on from what was saved of the same models; null when none are set.</summary>
    public static KitShadow? ShadowOf(KitId kit, DetectionOptions options, KitShadowState[]? saved) => options.Shadow is { } models
        ? new(options, models, Array.Find(saved ?? [], state => state.Kit == kit.Value) ?? new() { Kit = kit.Value })
        : null;

    private static KitAnalysis? Of(Dictionary<KitId, KitAnalysis> kits, string name) => KitId.TryParse(name, out var kit) ? kits.GetValueOrDefault(kit) : null;

    private static bool TryDeserialize(IReadOnlyList<HomeStatePart> parts, out HomeStateRecord home, out List<(ResidentId Resident, RunRecord Run)> residents, out List<(ResidentId Resident, ResidentStateRecord Record)> others)
    {
        home = new(0, []);
        residents = [];
        others = [];
        try
        {
            foreach (var part in parts)
            {
                if (part.Resident is not { } resident)
                {
                    home = SavedJson.Read(part.State, StateJson.Default.HomeStateRecord) ?? home;
                }
                else if (SavedJson.Read(part.State, StateJson.Default.ResidentStateRecord) is { Version: HomeStateRecord.CurrentVersion } record)
                {
                    residents.AddRange(record.Runs.Select(run => (resident, run)));
                    others.Add((resident, record));
                }
            }
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return false;
        }

        return home.Version == HomeStateRecord.CurrentVersion;
    }

    private static KitAnalysis Analysis(KitId kit, DetectorsRecord record, DetectionOptions options, KitShadowState[]? shadows, ICollection<DayFlag> listed, ICollection<CapacityWeek> weeks)
    {
        var analysis = new KitAnalysis(kit, options, record.Stillness, record.Routine ?? new(), record.Agitation ?? new(), record.Climate ?? new(), record.Capacity is { IsWhole: true } capacity ? capacity : new(), record.Nights ?? new(), record.SilentSensors is { IsWhole: true } silences ? silences : new(), ShadowOf(kit, options, shadows), listed, weeks) { Watermark = At(record.Watermark), HasHeartbeats = record.HasHeartbeats };
        analysis.Silence.LastSeal = At(record.LastSeal);
        analysis.Silence.FoundAfter = At(record.SilenceFoundAfter);
        analysis.Silence.FoundAt = At(record.SilenceFoundAt);
        analysis.Silence.HeldAfter = At(record.SilenceHeldAfter);
        foreach (var sensor in record.Sensors)
        {
            analysis.Stillness.Restore(SensorId.Parse(sensor.Sensor), new() { GivesSigns = sensor.GivesSigns, InFault = sensor.InFault, LastDay = sensor.LastDay, DaysInARow = sensor.DaysInARow, LastSign = sensor.LastSign });
        }

        foreach (var state in record.States)
        {
            if (Quantities.Find(state.Quantity) is { } quantity)
            {
                analysis.Stillness.Restore(SensorId.Parse(state.Sensor), quantity, new() { Last = state.Last, LastText = state.LastText, HasSaidZero = state.HasSaidZero });
            }
        }

        foreach (var sensor in record.LowBatteries)
        {
            analysis.Batteries.Restore(SensorId.Parse(sensor));
        }

        foreach (var word in record.FallWords ?? [])
        {
            analysis.Falls.Worn.Restore(SensorId.Parse(word.Sensor), new(word.At));
            analysis.Shadow?.Falls?.Restore(SensorId.Parse(word.Sensor), new(word.At));
        }

        foreach (var fall in record.WornFalls ?? [])
        {
            analysis.Falls.Evidence.Restore(SensorId.Parse(fall.Sensor), new Instant(fall.At));
        }

        foreach (var floor in record.Floors ?? [])
        {
            analysis.Falls.Evidence.Restore(new FloorSight { Sensor = SensorId.Parse(floor.Sensor), Since = new(floor.Since), Stage = floor.Stage, IsState = floor.IsWord is not true, IsDoubtful = floor.IsDoubtful is true, Elsewhere = floor.Elsewhere is { } elsewhere ? new(elsewhere) : null });
        }

        foreach (var array in record.Thermal ?? [])
        {
            analysis.Falls.Thermal.Restore(SensorId.Parse(array.Sensor), array.State, array.Patience ?? 0);
        }

        foreach (var measurement in record.Measurements ?? [])
        {
            Restore(analysis, null, measurement);
        }

        foreach (var series in record.VitalSeries ?? [])
        {
            Restore(analysis, null, series);
        }

        analysis.Vitals.Baselines.Slot = record.BaselineSlot;
        foreach (var word in record.SensorWords ?? [])
        {
            analysis.Vitals.Gate.Restore(SensorId.Parse(word.Sensor), new SensorWord { OffAt = word.OffAt, FaultAt = word.FaultAt, WornWordAt = word.WornWordAt, FaultWordAt = word.FaultWordAt });
        }

        foreach (var trace in record.Traces ?? [])
        {
            Restore(analysis, null, trace);
        }

        foreach (var run in record.Runs)
        {
            Restore(analysis, null, run);
        }

        return analysis;
    }

    private static void Restore(KitAnalysis? analysis, ResidentId? resident, RunRecord run)
    {
        if (Quantities.Find(run.Quantity) is { } quantity)
        {
            analysis?.Vitals.VitalSigns.Restore(new VitalSignRunKey(SensorId.Parse(run.Sensor), quantity, run.Side), new(resident, new(run.Start), new(run.LastOutside)));
        }
    }

    private static void Restore(KitAnalysis? analysis, ResidentId? resident, MeasurementRecord record)
    {
        if (Quantities.Find(record.Quantity) is { } quantity)
        {
            analysis?.Vitals.Measurements.Restore(SensorId.Parse(record.Sensor), quantity, new() { Resident = resident, Pace = new() { LastAt = record.LastAt, InARow = record.InARow, DenseInARow = record.DenseInARow }, ToldOn = record.ToldOn });
        }
    }

    private static void Restore(KitAnalysis? analysis, ResidentId? resident, VitalSeriesRecord record)
    {
        if (Quantities.Find(record.Quantity) is { } quantity)
        {
            analysis?.Vitals.VitalSigns.Restore(
                SensorId.Parse(record.Sensor),
                quantity,
                new VitalSignSeries { Resident = resident, Pace = new() { LastAt = record.LastAt, InARow = record.InARow, DenseInARow = record.DenseInARow }, Side = record.Side, Since = record.Since });
        }
    }

    private static void Restore(KitAnalysis? analysis, ResidentId? resident, TraceRecord record)
    {
        if (Quantities.Find(record.Quantity) is { } quantity)
        {
            analysis?.Vitals.Gate.Restore(
                SensorId.Parse(record.Sensor),
                quantity,
                new SeriesTrace { Resident = resident, Last = record.Last, Pace = new() { LastAt = record.LastAt, DenseInARow = record.DenseInARow }, Same = record.Same, SameSince = record.SameSince, WeakSince = record.WeakSince });
        }
    }

    private static Instant? At(long? microseconds) => microseconds is { } value ? new Instant(value) : null;
}
