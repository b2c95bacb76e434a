using System.Text;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Units;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>Turns a checked pack into SenML records, in a fixed order: pack records first, then the observations in theirs.</summary>
internal readonly struct PackSource(Pack pack) : ISenMlSource
{
    private const long NanosecondsPerMicrosecond = 1000;

    public int RecordCount
    {
        get
        {
            var packRecords = pack.Key.IsNumbered ? 2 : 0;
            packRecords += PackRecordText.ToText(pack.Clock.State) is null ? 0 : 1;
            packRecords += pack.Clock.UncertaintySeconds is null ? 0 : 1;
            packRecords += pack.EventsBefore is null ? 0 : 1;
            packRecords += pack.After is null ? 0 : 1;
            packRecords += pack.Shed.Count == 0 ? 0 : 1;
            packRecords += pack.Repeats is null ? 0 : 1;
            return packRecords + pack.Observations.Count;
        }
    }

    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : ISenMlWriter, allows ref struct
    {
        var next = First();
        WritePackRecords(ref next, ref writer);
        var name = new byte[WireLimits.MaxNameBytes];
        foreach (var observation in pack.Observations)
        {
            Write(observation, pack.SealedAt, name, ref next, ref writer);
        }
    }

    /// <summary>The base fields that the first record carries, whatever it is.</summary>
    private SenMlFields First()
    {
        var first = new SenMlFields
        {
            Present = SenMlField.BaseName,
            BaseName = Encoding.UTF8.GetBytes($"{PackRecordNames.BaseNamePrefix}{pack.Key.Kit.Value}:"),
        };
        if (pack.Observations.Any(o => !o.Quantity.IsText && UnitTable.Find(o.Quantity.SenMlUnit)?.Origin == UnitOrigin.Secondary))
        {
            first.Present |= SenMlField.Version;
            first.Version = SenMlVersion.SecondaryUnits;
        }

        if (pack.Clock.State != ClockState.Unset)
        {
            first.Present |= SenMlField.BaseTime;
            first.BaseTime = pack.SealedAt.Microseconds * NanosecondsPerMicrosecond;
        }

        return first;
    }

    private void WritePackRecords<TWriter>(ref SenMlFields next, ref TWriter writer)
        where TWriter : ISenMlWriter, allows ref struct
    {
        if (pack.Key.IsNumbered)
        {
            WriteNumber(PackRecordNames.Boot, pack.Key.Boot, ref next, ref writer);
            WriteNumber(PackRecordNames.Sequence, pack.Key.Sequence, ref next, ref writer);
        }

        WriteText(PackRecordNames.Clock, PackRecordText.ToText(pack.Clock.State), ref next, ref writer);
        if (pack.Clock.UncertaintySeconds is { } uncertainty)
        {
            next.Present |= SenMlField.Unit;
            next.Unit = "s"u8;
            WriteNumber(PackRecordNames.ClockUncertainty, uncertainty, ref next, ref writer);
        }

        WriteNumber(PackRecordNames.EventsBefore, pack.EventsBefore, ref next, ref writer);
        WriteText(PackRecordNames.After, pack.After is { } after ? PackRecordText.ToText(after) : null, ref next, ref writer);
        WriteText(PackRecordNames.Shed, pack.Shed.Count == 0 ? null : PackRecordText.ToText(pack.Shed), ref next, ref writer);
        WriteNumber(PackRecordNames.Repeats, pack.Repeats, ref next, ref writer);
    }

    private static void WriteNumber<TWriter>(ReadOnlySpan<byte> name, double? number, ref SenMlFields next, ref TWriter writer)
        where TWriter : ISenMlWriter, allows ref struct
    {
        if (number is { } value)
        {
            next.Present |= SenMlField.Name | SenMlField.Value;
            next.Name = name;
            next.Value = value;
            writer.Write(next);
            next = default;
        }
    }

    private static void WriteText<TWriter>(ReadOnlySpan<byte> name, string? text, ref SenMlFields next, ref TWriter writer)
        where TWriter : ISenMlWriter, allows ref struct
    {
        if (text is not null)
        {
            next.Present |= SenMlField.Name | SenMlField.Text;
            next.Name = name;
            next.Text = Encoding.UTF8.GetBytes(text);
            writer.Write(next);
            next = default;
        }
    }

    private static void Write<TWriter>(Observation observation, Instant sealedAt, byte[] name, ref SenMlFields next, ref TWriter writer)
        where TWriter : ISenMlWriter, allows ref struct
    {
        var length = Encoding.UTF8.GetBytes(observation.Sensor.Value, name);
        name[length++] = (byte)'/';
        length += Encoding.UTF8.GetBytes(observation.Quantity.Code, name.AsSpan(length));

        var fields = next;
        next = default;
        fields.Present |= SenMlField.Name;
        fields.Name = name.AsSpan(0, length);
        if (observation.MeasuredAt != sealedAt)
        {
            fields.Present |= SenMlField.Time;
            fields.Time = (observation.MeasuredAt.Microseconds - sealedAt.Microseconds) * NanosecondsPerMicrosecond;
        }

        if (observation.Value.IsNumber)
        {
            fields.Present |= SenMlField.Value;
            fields.Value = observation.Value.Number;
            if (observation.Quantity.SenMlUnit is { } label)
            {
                fields.Present |= SenMlField.Unit;
                fields.Unit = Encoding.UTF8.GetBytes(label);
            }
        }
        else if (observation.Quantity.Kind == QuantityKind.Waveform)
        {
            fields.Present |= SenMlField.Data;
            fields.Data = Convert.FromBase64String(observation.Value.Text!);
        }
        else
        {
            fields.Present |= SenMlField.Text;
            fields.Text = Encoding.UTF8.GetBytes(observation.Value.Text!);
        }

        writer.Write(fields);
    }
}
