using System.Text.Json;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>Reads what <see cref="HomeStateWriter"/> wrote.</summary>
internal static class HomeStateReader
{
    /// <summary>False, and nothing filled in, when the state is of another version or is none of ours.</summary>
    public static bool TryRead(IReadOnlyList<HomeStatePart> parts, DetectionOptions options, Dictionary<KitId, KitPosition> positions, Dictionary<KitId, KitAnalysis> kits, ICollection<DayFlag> listed)
    {
        if (!TryDeserialize(parts, out var home, out var residents, out var others))
        {
            return false;
        }

        foreach (var record in home.Kits)
        {
            if (KitId.TryParse(record.Kit, out var kit))
            {
                positions[kit] = record.Position;
                if (record.Detectors is { } detectors)
                {
                    kits[kit] = Analysis(kit, detectors, options, listed);
                }
            }
        }

        foreach (var (resident, run) in residents)
        {
            if (KitId.TryParse(run.Kit, out var kit) && kits.TryGetValue(kit, out var analysis))
            {
                Restore(analysis, resident, run);
            }
        }

        foreach (var (resident, record) in others)
        {
            foreach (var score in record.Scores ?? [])
            {
                if (KitId.TryParse(score.Kit, out var kit) && kits.TryGetValue(kit, out var analysis))
                {
                    analysis.News2.Restore(resident, score.State);
                }
            }

            foreach (var weight in record.Weights ?? [])
            {
                if (KitId.TryParse(weight.Kit, out var kit) && kits.TryGetValue(kit, out var analysis) && weight.State.IsWhole)
                {
                    analysis.Weights.Restore(resident, weight.State);
                }
            }

            foreach (var series in record.VitalSeries ?? [])
            {
                if (KitId.TryParse(series.Kit, out var kit) && kits.TryGetValue(kit, out var analysis))
                {
                    Restore(analysis, resident, series);
                }
            }

            foreach (var worn in record.Worn ?? [])
            {
                if (KitId.TryParse(worn.Kit, out var kit) && kits.TryGetValue(kit, out var analysis))
                {
                    analysis.Falls.Restore(resident, SensorId.Parse(worn.Sensor), worn.State, worn.Patience);
                }
            }

            foreach (var measurement in record.Measurements ?? [])
            {
                if (KitId.TryParse(measurement.Kit, out var kit) && kits.TryGetValue(kit, out var analysis))
                {
                    Restore(analysis, resident, measurement);
                }
            }
        }

        return true;
    }

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
                    home = JsonSerializer.Deserialize(part.State, StateJson.Default.HomeStateRecord) ?? home;
                }
                else if (JsonSerializer.Deserialize(part.State, StateJson.Default.ResidentStateRecord) is { Version: HomeStateRecord.CurrentVersion } record)
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

    private static KitAnalysis Analysis(KitId kit, DetectorsRecord record, DetectionOptions options, ICollection<DayFlag> listed)
    {
        var analysis = new KitAnalysis(kit, options, record.Stillness, record.Routine ?? new(), record.Agitation ?? new(), record.Climate ?? new(), record.Nights ?? new(), listed) { Watermark = At(record.Watermark), HasHeartbeats = record.HasHeartbeats };
        analysis.Silence.LastSeal = At(record.LastSeal);
        analysis.Silence.FoundAfter = At(record.SilenceFoundAfter);
        analysis.Silence.FoundAt = At(record.SilenceFoundAt);
        analysis.Silence.HeldAfter = At(record.SilenceHeldAfter);
        foreach (var sensor in record.Sensors)
        {
            analysis.Stillness.Restore(SensorId.Parse(sensor.Sensor), new() { GivesSigns = sensor.GivesSigns, InFault = sensor.InFault, LastDay = sensor.LastDay, DaysInARow = sensor.DaysInARow });
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
            analysis.Falls.Restore(SensorId.Parse(word.Sensor), new(word.At));
        }

        foreach (var measurement in record.Measurements ?? [])
        {
            Restore(analysis, null, measurement);
        }

        foreach (var series in record.VitalSeries ?? [])
        {
            Restore(analysis, null, series);
        }

        foreach (var run in record.Runs)
        {
            Restore(analysis, null, run);
        }

        return analysis;
    }

    private static void Restore(KitAnalysis analysis, ResidentId? resident, RunRecord run)
    {
        if (Quantities.Find(run.Quantity) is { } quantity)
        {
            analysis.VitalSigns.Restore(new VitalSignRunKey(SensorId.Parse(run.Sensor), quantity, run.Side), new(resident, new(run.Start), new(run.LastOutside)));
        }
    }

    private static void Restore(KitAnalysis analysis, ResidentId? resident, MeasurementRecord record)
    {
        if (Quantities.Find(record.Quantity) is { } quantity)
        {
            analysis.Measurements.Restore(SensorId.Parse(record.Sensor), quantity, new() { Resident = resident, Pace = new() { LastAt = record.LastAt, InARow = record.InARow, DenseInARow = record.DenseInARow }, ToldOn = record.ToldOn });
        }
    }

    private static void Restore(KitAnalysis analysis, ResidentId? resident, VitalSeriesRecord record)
    {
        if (Quantities.Find(record.Quantity) is { } quantity)
        {
            analysis.VitalSigns.Restore(
                SensorId.Parse(record.Sensor),
                quantity,
                new VitalSignSeries { Resident = resident, Pace = new() { LastAt = record.LastAt, InARow = record.InARow, DenseInARow = record.DenseInARow }, Last = record.Last, Side = record.Side, Since = record.Since });
        }
    }

    private static Instant? At(long? microseconds) => microseconds is { } value ? new Instant(value) : null;
}
