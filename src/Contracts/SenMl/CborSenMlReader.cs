using AgeingMonitor.Contracts.Cbor;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Reads a SenML pack in CBOR (RFC 8428 section 6). Arrays and maps may have definite or indefinite length, labels may be integers or texts.</summary>
internal ref struct CborSenMlReader : ISenMlReader
{
    private CborSpanReader reader;
    private int remaining;
    private bool indefinite;
    private int index;

    public CborSenMlReader(ReadOnlySpan<byte> payload)
    {
        reader = new CborSpanReader(payload);
        reader.PassSelfDescription();
        if (!reader.TryReadArray(out remaining))
        {
            Fail(WireReasons.Malformed, "The payload is not a CBOR array.");
        }

        indefinite = remaining < 0;
        index = -1;
    }

    public SenMlFault? Fault { get; private set; }

    public bool TryRead(ref SenMlFields fields)
    {
        if (Fault is not null || IsAtEnd())
        {
            return false;
        }

        index++;
        if (index >= WireLimits.MaxRecords || (!indefinite && remaining > WireLimits.MaxRecords))
        {
            return Fail(WireReasons.TooManyRecords, $"More than {WireLimits.MaxRecords} records.");
        }

        remaining--;
        fields = default;
        if (!reader.TryReadMap(out var pairs))
        {
            return Fail(WireReasons.Malformed, "A record is not a CBOR map.");
        }

        for (var pair = 0; pairs < 0 || pair < pairs; pair++)
        {
            if (pairs < 0 && reader.TryReadBreak())
            {
                break;
            }

            if (!TryReadPair(ref fields))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAtEnd()
    {
        if (indefinite ? !reader.TryReadBreak() : remaining > 0)
        {
            return false;
        }

        if (!reader.IsAtEnd)
        {
            Fail(WireReasons.Malformed, "Bytes follow the pack.");
        }

        // Nothing is read after the end, however often it is asked for.
        indefinite = false;
        remaining = 0;
        return true;
    }

    private bool TryReadPair(ref SenMlFields fields)
    {
        var field = SenMlField.None;
        if (!reader.TryPeek(out var major))
        {
            return Fail(WireReasons.Malformed, "The pack is cut off.");
        }

        if (major == CborMajor.Text)
        {
            if (!reader.TryReadText(out var label))
            {
                return Fail(WireReasons.Malformed, "A label cannot be read.");
            }

            field = SenMlLabels.Find(label);
            if (field == SenMlField.None && SenMlLabels.IsMandatory(label))
            {
                return Fail(WireReasons.MandatoryField, "An unknown field must be understood.");
            }
        }
        else if (reader.TryReadInteger(out var number))
        {
            field = SenMlLabels.Find(number);
        }
        else
        {
            return Fail(WireReasons.Malformed, "A label is neither an integer nor a text.");
        }

        if (field == SenMlField.None)
        {
            return reader.TrySkip(WireLimits.MaxDepth - 2) || Fail(WireReasons.Malformed, "An unknown field cannot be passed over.");
        }

        if (fields.Has(field))
        {
            return Fail(WireReasons.DuplicateField, $"{field} stands twice.");
        }

        fields.Present |= field;
        return TryReadField(field, ref fields) || Fail(WireReasons.FieldType, $"{field} has the wrong type.");
    }

    private bool TryReadField(SenMlField field, ref SenMlFields fields)
    {
        switch (field)
        {
            case SenMlField.Value or SenMlField.Sum or SenMlField.BaseValue or SenMlField.BaseSum:
                if (!reader.TryReadNumber(out var number))
                {
                    return false;
                }

                fields.SetNumber(field, number);
                return true;
            case SenMlField.Time or SenMlField.BaseTime or SenMlField.UpdateTime:
                if (!reader.TryReadSeconds(out var nanoseconds))
                {
                    return Fail(WireReasons.Time, $"{field} is no number, or out of range.");
                }

                fields.SetTime(field, nanoseconds);
                return true;
            case SenMlField.Boolean:
                return reader.TryReadBoolean(out fields.Boolean);
            case SenMlField.Version:
                return reader.TryReadInteger(out fields.Version);
            case SenMlField.Data:
                return reader.TryReadBytes(out fields.Data);
            default:
                if (!reader.TryReadText(out var text))
                {
                    return false;
                }

                fields.SetText(field, text);
                return true;
        }
    }

    private bool Fail(string reason, string detail)
    {
        Fault ??= new SenMlFault(reason, $"Record {index}, byte {reader.Position}: {detail}");
        return false;
    }
}
