using System.Buffers;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>Falls of the worn accelerometers of one kit, from the blocks of samples that it sends. What the kit itself has called a fall is not found a second time.</summary>
internal sealed class WornFalls(FallTrees? model)
{
    /// <summary>The kit's own word and a finding of ours within this are the same fall: as long as a suspicion may wait for its confirmation, and the time of a block.</summary>
    public static readonly TimeSpan SameFall = TimeSpan.FromSeconds(60);

    /// <summary>Own words remembered at most; each is of use for <see cref="SameFall"/>.</summary>
    private const int MostWords = 16;

    /// <summary>So many frames are looked at before what they say is taken: the detector keeps 16 changes, at most one a second.</summary>
    private const int FramesAtOnce = 50;

    /// <summary>In the order of their names; a home has one or two.</summary>
    private readonly List<(SensorId Sensor, WornSensor Worn)> sensors = [];

    /// <summary>When sensors last spoke of a fall themselves, the latest last.</summary>
    private readonly List<(SensorId Sensor, Instant At)> words = [];

    /// <summary>Takes a block of samples of a sensor that somebody wears; anything else is passed over.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="resident">Who wears it: another person's fall begins with nothing known.</param>
    /// <param name="measuredAt">Time of the first frame.</param>
    /// <param name="sealedAt">When the pack was sealed that brought it.</param>
    /// <param name="value">The block.</param>
    /// <param name="found">What is found is added.</param>
    public void Observe(SensorId sensor, ResidentId resident, Instant measuredAt, Instant sealedAt, ObservedValue value, ICollection<WornFall> found)
    {
        if (model is null || value.Text is not { } text)
        {
            return;
        }

        var scratch = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            if (WaveformView.TryRead(value, scratch, out var block) && block is { Channels: 3, Frames: > 0 })
            {
                var worn = Of(sensor, resident);
                Push(sensor, worn, measuredAt, block, found);
                worn.Patience = BlockPatience.After(worn.Patience, block.OffsetOf(block.Frames - 1), sealedAt.Microseconds - measuredAt.Microseconds);
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
            return;
        }

        if (word == "confirmed" && ToldBefore(sensor, measuredAt) is not null)
        {
            // The same fall: it is known by the word that began it.
            return;
        }

        words.RemoveAll(known => known.Sensor == sensor || measuredAt - known.At > 2 * SameFall);
        if (words.Count == MostWords)
        {
            words.RemoveAt(0);
        }

        words.Add((sensor, measuredAt));
    }

    /// <summary>
    /// Says that the kit's packs have reached a time: a stream that has broken off is judged by what there is. Not before the next block of the sensor may be expected: packs are sealed while it is still filling.
    /// </summary>
    public void Advance(Instant at, ICollection<WornFall> found)
    {
        foreach (var (sensor, worn) in sensors)
        {
            worn.Detector.Advance(at.Microseconds - worn.Patience);
            Take(sensor, worn, found);
        }
    }

    /// <summary>The state, sensor by sensor.</summary>
    public IEnumerable<(ResidentId Resident, SensorId Sensor, byte[] State, long Patience, long? Told)> Save()
    {
        var bytes = new byte[FallDetector.StateBytes];
        foreach (var (sensor, worn) in sensors)
        {
            yield return (worn.Resident, sensor, bytes[..worn.Detector.Save(bytes)], worn.Patience, worn.Told);
        }
    }

    /// <summary>Does something for each who wears a sensor, once a sensor.</summary>
    public void ForEachResident(Action<ResidentId> action)
    {
        for (var i = 0; i < sensors.Count; i++)
        {
            action(sensors[i].Worn.Resident);
        }
    }

    /// <summary>The kit's own words that are still of use.</summary>
    public IReadOnlyList<(SensorId Sensor, Instant At)> Words => words;

    /// <summary>Takes a saved state up again. A sensor whose state is of another version begins anew.</summary>
    public void Restore(ResidentId resident, SensorId sensor, ReadOnlySpan<byte> state, long patience, long? told)
    {
        if (model is not null)
        {
            var worn = Of(sensor, resident);
            worn.Detector.TryRestore(state);
            (worn.Patience, worn.Told) = (patience, told);
        }
    }

    public void Restore(SensorId sensor, Instant word) => words.Add((sensor, word));

    private void Push(SensorId sensor, WornSensor worn, Instant measuredAt, WaveformView block, ICollection<WornFall> found)
    {
        for (var i = 0; i < block.Frames; i++)
        {
            worn.Detector.Push(measuredAt.Microseconds + block.OffsetOf(i), block[i, 0], block[i, 1], block[i, 2]);
            if (i % FramesAtOnce == FramesAtOnce - 1)
            {
                Take(sensor, worn, found);
            }
        }

        Take(sensor, worn, found);
    }

    private void Take(SensorId sensor, WornSensor worn, ICollection<WornFall> found)
    {
        while (worn.Detector.TryTake(out var change))
        {
            var impact = new Instant(change.ImpactAt);
            if (change.Stage == FallStage.Suspected)
            {
                worn.Told = IsTold(sensor, impact) ? null : change.ImpactAt;
            }

            if (change.Stage != FallStage.Dismissed && worn.Told == change.ImpactAt)
            {
                found.Add(new(sensor, impact, change.PeakG, change.Score, change.Stage, change.Reason, new(change.At)));
            }
        }
    }

    /// <summary>When the sensor spoke of a fall shortly before a time: a confirmation or cancellation belongs to that.</summary>
    public Instant? ToldBefore(SensorId sensor, Instant at) => WordOf(sensor) is { } word && word < at && at - word <= SameFall ? word : null;

    private bool IsTold(SensorId sensor, Instant impact) => WordOf(sensor) is { } word && (impact - word).Duration() <= SameFall;

    /// <summary>When the sensor last spoke of a fall itself; of each at most one is kept.</summary>
    private Instant? WordOf(SensorId sensor)
    {
        foreach (var word in words)
        {
            if (word.Sensor == sensor)
            {
                return word.At;
            }
        }

        return null;
    }

    private WornSensor Of(SensorId sensor, ResidentId resident) => Find(sensor) is { } known && known.Resident == resident ? known : Begin(sensor, resident);

    private WornSensor Begin(SensorId sensor, ResidentId resident)
    {
        sensors.RemoveAll(other => other.Sensor == sensor);
        var worn = new WornSensor(new(model!.Forest, model.Thresholds.For(sensor.Value)), resident);
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
