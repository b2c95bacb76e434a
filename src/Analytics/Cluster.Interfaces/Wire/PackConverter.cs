using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Cluster.Interfaces.Wire;

/// <inheritdoc cref="PackSurrogate"/>
[RegisterConverter]
public sealed class PackConverter : IConverter<Pack, PackSurrogate>
{
    /// <inheritdoc/>
    public PackSurrogate ConvertToSurrogate(in Pack value)
    {
        var surrogate = new PackSurrogate
        {
            Kit = value.Key.Kit.Value,
            Boot = value.Key.Boot,
            Lane = (byte)value.Key.Lane,
            Sequence = value.Key.Sequence,
            SealedAt = value.SealedAt.Microseconds,
            ReceivedAt = value.ReceivedAt.Microseconds,
            ClockState = (byte)value.Clock.State,
            ClockUncertaintySeconds = value.Clock.UncertaintySeconds,
            EventsBefore = value.EventsBefore,
            After = value.After is { } after ? [after.Boot, after.LastObs, after.LastEvt] : null,
            Shed = value.Shed.Count == 0 ? null : [.. value.Shed.SelectMany(shed => new[] { shed.Boot, (long)shed.Lane, shed.Range.First, shed.Range.Last })],
            Repeats = value.Repeats,
        };
        if (value.Observations.Count > 0)
        {
            WriteObservations(value, ref surrogate);
        }

        return surrogate;
    }

    /// <inheritdoc/>
    public Pack ConvertFromSurrogate(in PackSurrogate surrogate) => new()
    {
        Key = new(KitId.Parse(surrogate.Kit), surrogate.Boot, (Lane)surrogate.Lane, surrogate.Sequence),
        SealedAt = new(surrogate.SealedAt),
        ReceivedAt = new(surrogate.ReceivedAt),
        Clock = new((ClockState)surrogate.ClockState, surrogate.ClockUncertaintySeconds),
        EventsBefore = surrogate.EventsBefore,
        After = surrogate.After is [var boot, var lastObs, var lastEvt] ? new(boot, lastObs, lastEvt) : null,
        Shed = ReadShed(surrogate.Shed),
        Repeats = surrogate.Repeats,
        Observations = ReadObservations(surrogate),
    };

    private static void WriteObservations(Pack pack, ref PackSurrogate surrogate)
    {
        var observations = pack.Observations;
        var series = new List<string>();
        var indexes = new Dictionary<(SensorId Sensor, QuantityDefinition Quantity), ushort>();
        var seriesOf = new ushort[observations.Count];
        var ages = new long[observations.Count];
        var numbers = new double[observations.Count];
        string?[]? texts = null;
        for (var i = 0; i < observations.Count; i++)
        {
            var observation = observations[i];
            if (!indexes.TryGetValue((observation.Sensor, observation.Quantity), out seriesOf[i]))
            {
                indexes[(observation.Sensor, observation.Quantity)] = seriesOf[i] = (ushort)indexes.Count;
                series.Add(observation.Sensor.Value);
                series.Add(observation.Quantity.Code);
            }

            ages[i] = pack.SealedAt.Microseconds - observation.MeasuredAt.Microseconds;
            if (observation.Value.Text is { } text)
            {
                texts ??= new string?[observations.Count];
                texts[i] = text;
            }
            else
            {
                numbers[i] = observation.Value.Number;
            }
        }

        (surrogate.Series, surrogate.SeriesOf, surrogate.Ages, surrogate.Numbers, surrogate.Texts) = ([.. series], seriesOf, ages, numbers, texts);
    }

    private static Observation[] ReadObservations(in PackSurrogate surrogate)
    {
        if (surrogate is not { Series: { } series, SeriesOf: { } seriesOf, Ages: { } ages, Numbers: { } numbers })
        {
            return [];
        }

        var sensors = new SensorId[series.Length / 2];
        var quantities = new QuantityDefinition[series.Length / 2];
        for (var i = 0; i < sensors.Length; i++)
        {
            sensors[i] = SensorId.Parse(series[2 * i]);
            quantities[i] = Quantities.Find(series[(2 * i) + 1])
                ?? throw new FormatException($"The sender knows a quantity '{series[(2 * i) + 1]}' that this program does not: update this program first.");
        }

        var observations = new Observation[seriesOf.Length];
        for (var i = 0; i < observations.Length; i++)
        {
            var text = surrogate.Texts?[i];
            observations[i] = new(
                sensors[seriesOf[i]],
                quantities[seriesOf[i]],
                new Instant(surrogate.SealedAt - ages[i]),
                text is null ? ObservedValue.Of(numbers[i]) : ObservedValue.Of(text));
        }

        return observations;
    }

    private static ShedRange[] ReadShed(long[]? columns)
    {
        if (columns is null)
        {
            return [];
        }

        var shed = new ShedRange[columns.Length / 4];
        for (var i = 0; i < shed.Length; i++)
        {
            shed[i] = new(columns[4 * i], (Lane)columns[(4 * i) + 1], new(columns[(4 * i) + 2], columns[(4 * i) + 3]));
        }

        return shed;
    }
}
