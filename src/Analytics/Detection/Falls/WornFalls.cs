using System.Buffers;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>Falls of the worn accelerometers of one kit, from the blocks of samples that it sends. What the kit itself has called a fall is not found a second time.</summary>
internal sealed class WornFalls
{
    /// <summary>The kit's own word and a finding of ours within this are the same fall: as long as a suspicion may wait for its confirmation, and the time of a block.</summary>
    public static readonly TimeSpan SameFall = TimeSpan.FromSeconds(60);

    /// <summary>In the order of their names; a home has one or two.</summary>
    private readonly List<(SensorId Sensor, WornSensor Worn)> sensors = [];

    /// <summary>Takes a block of samples of a worn sensor; anything else is passed over.</summary>
    public void Observe(SensorId sensor, Instant measuredAt, ObservedValue value, ICollection<WornFall> found)
    {
        if (FallModel.BuiltInOrNone is null || value.Text is not { } text)
        {
            return;
        }

        var scratch = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            if (WaveformView.TryRead(value, scratch, out var block) && block.Channels == 3)
            {
                Push(sensor, measuredAt, block, found);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>Takes the kit's own word of a fall.</summary>
    public void ObserveOwn(SensorId sensor, Instant measuredAt, string? word)
    {
        if (word == "cancelled")
        {
            Find(sensor)?.Detector.Cancel(measuredAt.Microseconds);
        }
        else if (FallModel.BuiltInOrNone is not null && Of(sensor) is var known && (known.OwnAt is not { } last || measuredAt > last))
        {
            known.OwnAt = measuredAt;
        }
    }

    /// <summary>Says that the kit's packs have reached a time: a stream that has broken off is judged by what there is.</summary>
    public void Advance(Instant at, ICollection<WornFall> found)
    {
        foreach (var (sensor, worn) in sensors)
        {
            worn.Detector.Advance(at.Microseconds);
            Take(sensor, worn, found);
        }
    }

    /// <summary>The state, sensor by sensor.</summary>
    public WornSensorRecord[] Save()
    {
        var records = new List<WornSensorRecord>(sensors.Count);
        var bytes = new byte[FallDetector.StateBytes];
        foreach (var (sensor, worn) in sensors)
        {
            records.Add(new(sensor.Value, bytes[..worn.Detector.Save(bytes)], worn.OwnAt?.Microseconds));
        }

        return [.. records];
    }

    /// <summary>Takes a saved state up again. A sensor whose state is of another version begins anew.</summary>
    public void Restore(IEnumerable<WornSensorRecord> records)
    {
        foreach (var record in records)
        {
            if (FallModel.BuiltInOrNone is not null && SensorId.TryParse(record.Sensor, out var sensor))
            {
                var worn = Of(sensor);
                worn.Detector.TryRestore(record.State);
                worn.OwnAt = record.OwnAt is { } at ? new Instant(at) : null;
            }
        }
    }

    private void Push(SensorId sensor, Instant measuredAt, WaveformView block, ICollection<WornFall> found)
    {
        var worn = Of(sensor);
        for (var i = 0; i < block.Frames; i++)
        {
            worn.Detector.Push(measuredAt.Microseconds + block.OffsetOf(i), block[i, 0], block[i, 1], block[i, 2]);
        }

        Take(sensor, worn, found);
    }

    private static void Take(SensorId sensor, WornSensor worn, ICollection<WornFall> found)
    {
        while (worn.Detector.TryTake(out var change))
        {
            var impact = new Instant(change.ImpactAt);
            if (change.Stage == FallStage.Suspected && (worn.OwnAt is not { } own || (impact - own).Duration() > SameFall))
            {
                found.Add(new(sensor, impact, change.PeakG, change.Score));
            }
        }
    }

    private WornSensor Of(SensorId sensor) => Find(sensor) ?? Add(sensor);

    /// <summary>Apart from <see cref="Of"/>, which is asked with each block: what looks for the place is an allocation.</summary>
    private WornSensor Add(SensorId sensor)
    {
        var model = FallModel.BuiltIn;
        var worn = new WornSensor(new(model.Forest, model.Card.Threshold));
        var place = sensors.FindIndex(other => string.CompareOrdinal(other.Sensor.Value, sensor.Value) > 0);
        sensors.Insert(place < 0 ? sensors.Count : place, (sensor, worn));
        return worn;
    }

    private WornSensor? Find(SensorId sensor)
    {
        foreach (var (known, worn) in sensors)
        {
            if (known == sensor)
            {
                return worn;
            }
        }

        return null;
    }
}
