using System.Buffers.Text;
using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Units;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>Turns resolved records into observations, judged by the catalogue. One reader per message: it remembers the sensors of the message.</summary>
internal sealed class ObservationReader
{
    private const int LongestLabel = 16;
    private const int LongestCode = 40;
    private readonly List<SensorId> sensors = [];

    /// <summary>Reads one record; why it is refused, or null and an observation.</summary>
    public SenMlFault? Read(ReadOnlySpan<byte> name, in ResolvedFields record, Instant measuredAt, out Observation? observation)
    {
        observation = null;
        var slash = name.LastIndexOf((byte)'/');
        if (slash < 0 || !TryFindSensor(name[..slash], out var sensor))
        {
            return new SenMlFault(WireReasons.Name, "Not of the form <sensor>/<quantity>.");
        }

        if (FindQuantity(name[(slash + 1)..]) is not { } quantity)
        {
            return new SenMlFault(WireReasons.UnknownQuantity, "The catalogue has no such quantity.");
        }

        var fault = quantity.Kind == QuantityKind.Waveform ? ReadWaveform(record, out var value)
            : quantity.IsText ? ReadText(record, quantity, out value)
            : ReadNumber(record, quantity, out value);
        if (fault is null)
        {
            observation = new Observation(sensor, quantity, measuredAt, value);
        }

        return fault;
    }

    private static SenMlFault? ReadNumber(in ResolvedFields record, QuantityDefinition quantity, out ObservedValue value)
    {
        value = default;
        double number;
        switch (record.Kind)
        {
            case SenMlField.Boolean when quantity.SenMlUnit is null:
                number = record.Boolean ? 1 : 0;
                break;
            case SenMlField.Value when TryConvert(record, quantity, out number):
                break;
            case SenMlField.Value:
                return new SenMlFault(WireReasons.Unit, $"Wanted is '{quantity.SenMlUnit ?? "no unit"}'.");
            default:
                return new SenMlFault(WireReasons.ValueKind, "Wanted is a number.");
        }

        if (!(number >= quantity.Minimum && number <= quantity.Maximum) || (quantity.Kind is QuantityKind.State or QuantityKind.Event && quantity.SenMlUnit is null && !double.IsInteger(number)))
        {
            return new SenMlFault(WireReasons.Implausible, FormattableString.Invariant($"Plausible is {quantity.Minimum} to {quantity.Maximum} {quantity.Unit}."));
        }

        value = ObservedValue.Of(number);
        return null;
    }

    private static SenMlFault? ReadText(in ResolvedFields record, QuantityDefinition quantity, out ObservedValue value)
    {
        value = default;
        if (record.Kind != SenMlField.Text)
        {
            return new SenMlFault(WireReasons.ValueKind, "Wanted is a text.");
        }

        if (quantity.Texts.Count == 0)
        {
            value = ObservedValue.Of(Encoding.UTF8.GetString(record.Text));
            return null;
        }

        foreach (var text in quantity.Texts)
        {
            if (Ascii.Equals(record.Text, text))
            {
                value = ObservedValue.Of(text);
                return null;
            }
        }

        return new SenMlFault(WireReasons.ValueKind, $"Wanted is one of: {string.Join(", ", quantity.Texts)}.");
    }

    private static SenMlFault? ReadWaveform(in ResolvedFields record, out ObservedValue value)
    {
        value = default;
        if (record.Kind != SenMlField.Data)
        {
            return new SenMlFault(WireReasons.ValueKind, "Wanted is a block of data.");
        }

        var block = record.Data;
        if (record.DataIsText)
        {
            var bytes = new byte[Base64Url.GetMaxDecodedLength(record.Data.Length)];
            if (!Base64Url.IsValid(record.Data) || !Base64Url.TryDecodeFromUtf8(record.Data, bytes, out var length))
            {
                return new SenMlFault(WireReasons.Text, "The block is not base64url.");
            }

            block = bytes.AsSpan(0, length);
        }

        if (!Waveform.IsBlock(block))
        {
            return new SenMlFault(WireReasons.Waveform, "The block cannot be read.");
        }

        value = ObservedValue.Of(Convert.ToBase64String(block));
        return null;
    }

    /// <summary>The number in the catalogue's unit. A quantity with a unit needs one on the wire; one without takes none, or the ratio <c>/</c> that RFC 8428 names for switches.</summary>
    private static bool TryConvert(in ResolvedFields record, QuantityDefinition quantity, out double number)
    {
        number = record.Number;
        if (quantity.SenMlUnit is not { } wanted)
        {
            return record.Unit.IsEmpty || record.Unit.SequenceEqual("/"u8);
        }

        if (Ascii.Equals(record.Unit, wanted))
        {
            return true;
        }

        Span<char> label = stackalloc char[LongestLabel];
        return record.Unit.Length <= LongestLabel && Ascii.ToUtf16(record.Unit, label, out var length) == System.Buffers.OperationStatus.Done
            && UnitTable.Find(label[..length]) is { } from && UnitTable.Find(wanted) is { } to && UnitTable.TryConvert(number, from, to, out number);
    }

    private static QuantityDefinition? FindQuantity(ReadOnlySpan<byte> code)
    {
        Span<char> text = stackalloc char[LongestCode];
        return code.Length <= LongestCode && Ascii.ToUtf16(code, text, out var length) == System.Buffers.OperationStatus.Done
            ? Quantities.Find(text[..length])
            : null;
    }

    private bool TryFindSensor(ReadOnlySpan<byte> name, out SensorId sensor)
    {
        foreach (var known in sensors)
        {
            if (Ascii.Equals(name, known.Value))
            {
                sensor = known;
                return true;
            }
        }

        if (!SensorId.TryParse(Encoding.UTF8.GetString(name), out sensor))
        {
            return false;
        }

        // A kit has a handful of sensors; a message that names more is read all the same, only slower.
        if (sensors.Count < 16)
        {
            sensors.Add(sensor);
        }

        return true;
    }
}
