using System.Text.Json;
using System.Text.Unicode;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Reads a SenML pack in JSON (RFC 8428 section 5). Texts with escapes are unescaped into the scratch, which must be as long as the payload.</summary>
internal ref struct JsonSenMlReader : ISenMlReader
{
    private readonly Span<byte> scratch;
    private Utf8JsonReader reader;
    private int scratchUsed;
    private int index;
    private bool started;
    private bool ended;

    public JsonSenMlReader(ReadOnlySpan<byte> payload, Span<byte> scratch)
    {
        this.scratch = scratch;
        reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = WireLimits.MaxDepth });
        index = -1;
    }

    public SenMlFault? Fault { get; private set; }

    public bool TryRead(ref SenMlFields fields)
    {
        try
        {
            return Fault is null && !ended && TryReadRecord(ref fields);
        }
        catch (JsonException e)
        {
            return Fail(WireReasons.Malformed, e.Message);
        }
        catch (InvalidOperationException e)
        {
            // What the reader says of escapes that are no Unicode text.
            return Fail(WireReasons.Text, e.Message);
        }
    }

    private bool TryReadRecord(ref SenMlFields fields)
    {
        if (!started)
        {
            started = true;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                return Fail(WireReasons.Malformed, "The payload is not a JSON array.");
            }
        }

        if (!reader.Read())
        {
            return Fail(WireReasons.Malformed, "The pack is cut off.");
        }

        if (reader.TokenType == JsonTokenType.EndArray)
        {
            ended = true;

            // Reads what is left: anything but white space is an error of the reader.
            return reader.Read() && Fail(WireReasons.Malformed, "Text follows the pack.");
        }

        index++;
        if (index >= WireLimits.MaxRecords)
        {
            return Fail(WireReasons.TooManyRecords, $"More than {WireLimits.MaxRecords} records.");
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Fail(WireReasons.Malformed, "A record is not a JSON object.");
        }

        fields = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryReadMember(ref fields))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadMember(ref SenMlFields fields)
    {
        if (!TryTakeText(out var label))
        {
            return Fail(WireReasons.Text, "A label is not valid UTF-8.");
        }

        var field = SenMlLabels.Find(label);
        reader.Read();
        if (field == SenMlField.None)
        {
            if (SenMlLabels.IsMandatory(label))
            {
                return Fail(WireReasons.MandatoryField, "An unknown field must be understood.");
            }

            reader.Skip();
            return true;
        }

        if (fields.Has(field))
        {
            return Fail(WireReasons.DuplicateField, $"{field} stands twice.");
        }

        fields.Present |= field;
        return TryReadField(field, ref fields) || Fail(WireReasons.FieldType, $"{field} has the wrong type or cannot be read.");
    }

    private bool TryReadField(SenMlField field, ref SenMlFields fields)
    {
        switch (field)
        {
            case SenMlField.Value or SenMlField.Sum or SenMlField.BaseValue or SenMlField.BaseSum:
                if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number))
                {
                    return false;
                }

                fields.SetNumber(field, number);
                return true;
            case SenMlField.Time or SenMlField.BaseTime or SenMlField.UpdateTime:
                if (reader.TokenType != JsonTokenType.Number || !SenMlSeconds.TryParse(reader.ValueSpan, out var nanoseconds))
                {
                    return Fail(WireReasons.Time, $"{field} is no number, or out of range.");
                }

                fields.SetTime(field, nanoseconds);
                return true;
            case SenMlField.Boolean:
                fields.Boolean = reader.TokenType == JsonTokenType.True;
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
            case SenMlField.Version:
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out fields.Version);
            case SenMlField.Data:
                fields.DataIsText = true;
                return reader.TokenType == JsonTokenType.String && TryTakeText(out fields.Data);
            default:
                if (reader.TokenType != JsonTokenType.String || !TryTakeText(out var text))
                {
                    return false;
                }

                fields.SetText(field, text);
                return true;
        }
    }

    /// <summary>The text at the reader, without its escapes.</summary>
    private bool TryTakeText(out ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped)
        {
            text = reader.ValueSpan;
            return Utf8.IsValid(text);
        }

        var room = scratch[scratchUsed..];
        var length = reader.CopyString(room);
        scratchUsed += length;
        text = room[..length];
        return true;
    }

    private bool Fail(string reason, string detail)
    {
        Fault ??= new SenMlFault(reason, $"Record {index}, byte {reader.BytesConsumed}: {detail}");
        return false;
    }
}
