using System.Buffers;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>
/// The pulse waves of one kit, from the blocks of samples that it sends: strips of a finger or a wrist, or a wave that goes on. O(1) a sample; nothing is allocated once a sensor is known. One caller at a time.
/// </summary>
internal sealed class PulseStrips(PulseWaveOptions options)
{
    /// <summary>So many sensors of a kit are followed, a finger and a wrist: each keeps 4.7 kB while a strip is being filled. A further one takes the place of one that was silent for <see cref="Forgotten"/>.</summary>
    public const int MostSensors = 2;

    /// <summary>A hole of this length or more ends a strip: a window could not be believed with it. In microseconds.</summary>
    public const long LongestHole = 3_200_000;

    /// <summary>A device that tells a rate itself is believed for so long, and not contradicted by an estimate.</summary>
    public static readonly TimeSpan OwnHolds = TimeSpan.FromDays(1);

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private readonly List<PulseSensor> sensors = [];

    /// <summary>For saving and for showing, in the order of their names.</summary>
    public IReadOnlyList<PulseSensor> Sensors => sensors;

    /// <summary>Takes a block of samples; anything but a pulse wave of one channel is passed over.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="resident">Whose pulse it is: another person's wave begins anew.</param>
    /// <param name="measuredAt">Time of the first frame.</param>
    /// <param name="sealedAt">When the pack was sealed that brought it; samples dated after it are passed over.</param>
    /// <param name="value">The block.</param>
    /// <param name="told">What is told is added.</param>
    public void Observe(SensorId sensor, ResidentId resident, Instant measuredAt, Instant sealedAt, ObservedValue value, ICollection<PulseReading> told)
    {
        if (value.Text is not { } text)
        {
            return;
        }

        var scratch = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            if (WaveformView.TryRead(value, scratch, out var block) && block is { Channels: 1, Frames: > 0 } && Of(sensor, resident, measuredAt) is { } wave)
            {
                Push(wave, measuredAt.Microseconds, sealedAt.Microseconds, block, told);
                wave.Patience = BlockPatience.After(wave.Patience, block.OffsetOf(block.Frames - 1), sealedAt.Microseconds - measuredAt.Microseconds);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>A device has told a rate itself.</summary>
    public void NoteOwn(SensorId sensor, QuantityDefinition quantity, Instant at)
    {
        if (Find(sensor) is not { } wave)
        {
            return;
        }

        if (ReferenceEquals(quantity, Quantities.RespiratoryRate))
        {
            wave.OwnBreathingAt = Math.Max(wave.OwnBreathingAt ?? at.Microseconds, at.Microseconds);
        }
        else
        {
            wave.OwnPulseAt = Math.Max(wave.OwnPulseAt ?? at.Microseconds, at.Microseconds);
        }
    }

    /// <summary>Whether a sensor's rate of this quantity is estimated from its wave: it has one, and does not tell the rate itself.</summary>
    public bool IsEstimate(SensorId sensor, QuantityDefinition quantity, Instant at)
    {
        var own = Find(sensor) is not { } wave ? at.Microseconds
            : ReferenceEquals(quantity, Quantities.PulseRate) ? wave.OwnPulseAt
            : ReferenceEquals(quantity, Quantities.RespiratoryRate) ? wave.OwnBreathingAt
            : at.Microseconds;
        return own is not { } last || at - new Instant(last) > OwnHolds;
    }

    /// <summary>Says that the kit's packs have reached a time: a strip that has broken off is judged by what there is.</summary>
    public void Advance(Instant at, ICollection<PulseReading> told)
    {
        for (var i = 0; i < sensors.Count; i++)
        {
            var wave = sensors[i];
            if (wave.IsOpen && at.Microseconds - wave.LastSample > wave.Patience + LongestHole && wave.End(out var reading))
            {
                told.Add(reading);
            }
        }
    }

    /// <summary>Takes a saved sensor up again.</summary>
    public void Restore(PulseSensor wave)
    {
        if (sensors.Count < MostSensors)
        {
            Insert(wave);
        }
    }

    private static void Push(PulseSensor wave, long from, long sealedAt, WaveformView block, ICollection<PulseReading> told)
    {
        for (var i = 0; i < block.Frames; i++)
        {
            var at = from + block.OffsetOf(i);
            if (at > sealedAt)
            {
                return;
            }

            if (wave.Add(at, block[i, 0], out var reading))
            {
                told.Add(reading);
            }
        }
    }

    /// <summary>The sensor's wave; null when there is no room for one more.</summary>
    private PulseSensor? Of(SensorId sensor, ResidentId resident, Instant at)
    {
        if (Find(sensor) is { } known)
        {
            if (known.Resident == resident)
            {
                return known;
            }

            sensors.Remove(known);
        }

        if (sensors.Count == MostSensors && !TryForgetOne(at))
        {
            return null;
        }

        var wave = new PulseSensor(sensor, resident, options);
        Insert(wave);
        return wave;
    }

    private bool TryForgetOne(Instant at)
    {
        for (var i = 0; i < sensors.Count; i++)
        {
            if (at - new Instant(sensors[i].LastSample ?? 0) > Forgotten)
            {
                sensors.RemoveAt(i);
                return true;
            }
        }

        return false;
    }

    private void Insert(PulseSensor wave)
    {
        var place = sensors.FindIndex(other => string.CompareOrdinal(other.Sensor.Value, wave.Sensor.Value) > 0);
        sensors.Insert(place < 0 ? sensors.Count : place, wave);
    }

    private PulseSensor? Find(SensorId sensor)
    {
        for (var i = 0; i < sensors.Count; i++)
        {
            if (sensors[i].Sensor == sensor)
            {
                return sensors[i];
            }
        }

        return null;
    }
}
