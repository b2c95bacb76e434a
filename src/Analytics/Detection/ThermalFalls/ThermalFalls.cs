using System.Buffers;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.ThermalFalls;

/// <summary>Falls before the thermal arrays of one kit, from the blocks of pictures that it sends.</summary>
internal sealed class ThermalFalls(FallTrees? model)
{
    /// <summary>More arrays than a home has: what a faulty kit makes up must not fill the memory.</summary>
    private const int Most = 16;

    private readonly List<(SensorId Sensor, ThermalFallDetector Detector)> arrays = [];
    private readonly float[] picture = new float[ThermalGrid.Pixels];

    /// <summary>Pictures, or whole blocks of another size, that were none and were passed by.</summary>
    public long Refused { get; private set; }

    /// <summary>For saving, in the order of the names.</summary>
    public IEnumerable<(SensorId Sensor, byte[] State, long Patience)> Save() => arrays.OrderBy(array => array.Sensor.Value, StringComparer.Ordinal).Select(array => (array.Sensor, array.Detector.Save(), array.Detector.Patience));

    /// <summary>Takes a saved state up again; one of another version begins anew.</summary>
    public void Restore(SensorId sensor, ReadOnlySpan<byte> state, long patience)
    {
        if (Of(sensor) is { } detector && detector.TryRestore(state))
        {
            detector.Patience = patience;
        }
    }

    /// <summary>Up to when an array is known to see what it says: a block is minutes long, and what follows it is not known. A time itself where no picture of the sensor is known.</summary>
    public Instant SeenUntil(SensorId sensor, Instant at)
    {
        foreach (var (known, detector) in arrays)
        {
            if (known == sensor)
            {
                return detector.LastAt is { } last ? Instant.Min(at, new(last)) : at;
            }
        }

        return at;
    }

    /// <summary>Takes a block of pictures.</summary>
    /// <param name="sensor">The array.</param>
    /// <param name="measuredAt">Time of the first picture.</param>
    /// <param name="sealedAt">When the pack was sealed that brought it.</param>
    /// <param name="value">The block; of another size than 4 × 4 or 8 × 8 it is passed by and counted.</param>
    /// <param name="changed">Told what an array has come to say, and when.</param>
    public void Observe(SensorId sensor, Instant measuredAt, Instant sealedAt, ObservedValue value, Action<SensorId, Instant, Lying> changed)
    {
        if (model is null || value.Text is not { } text || Of(sensor) is not { } detector)
        {
            return;
        }

        var scratch = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            if (!WaveformView.TryRead(value, scratch, out var block) || !ThermalGrid.Knows(block.Channels))
            {
                Refused++;
                return;
            }

            for (var i = 0; i < block.Frames; i++)
            {
                Push(sensor, detector, measuredAt.Microseconds + block.OffsetOf(i), block, i, changed);
            }

            if (block.Frames > 0)
            {
                detector.Patience = BlockPatience.After(detector.Patience, block.OffsetOf(block.Frames - 1), sealedAt.Microseconds - measuredAt.Microseconds);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>Says that the kit's packs have reached a time: an array that has fallen silent, its next block overdue, does not go on seeing anybody.</summary>
    public void Advance(Instant at, Action<SensorId, Instant, Lying> changed)
    {
        foreach (var (sensor, detector) in arrays)
        {
            LoseIfSilent(sensor, detector, at.Microseconds - detector.Patience, changed);
        }
    }

    private static void LoseIfSilent(SensorId sensor, ThermalFallDetector detector, long at, Action<SensorId, Instant, Lying> changed)
    {
        if (detector.IsLying && detector.IsSilentAt(at))
        {
            detector.Forget();
            changed(sensor, new(at), Lying.Lost);
        }
    }

    private void Push(SensorId sensor, ThermalFallDetector detector, long at, in WaveformView block, int frame, Action<SensorId, Instant, Lying> changed)
    {
        if (!ThermalGrid.TryRead(block, frame, picture))
        {
            Refused++;
            return;
        }

        LoseIfSilent(sensor, detector, at, changed);
        var before = detector.IsLying;
        if (detector.Push(at, picture) && detector.IsLying != before)
        {
            changed(sensor, new(at), detector.IsLying ? Lying.Begun : Lying.Ended);
        }
    }

    private ThermalFallDetector? Of(SensorId sensor)
    {
        foreach (var (known, detector) in arrays)
        {
            if (known == sensor)
            {
                return detector;
            }
        }

        if (model is null || arrays.Count == Most)
        {
            return null;
        }

        var added = new ThermalFallDetector(model.Forest, model.Threshold);
        arrays.Add((sensor, added));
        return added;
    }
}
