using System.Numerics;
using AgeingMonitor.Contracts.Cbor;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Writes a SenML pack in CBOR with integer labels and definite lengths (RFC 8428 section 6).</summary>
internal ref struct CborSenMlWriter : ISenMlWriter
{
    private CborSpanWriter writer;

    public CborSenMlWriter(Span<byte> buffer, int records)
    {
        writer = new CborSpanWriter(buffer);
        writer.WriteHead(CborMajor.Array, (ulong)records);
    }

    public readonly int Length => writer.Length;

    public readonly bool HasOverflowed => writer.HasOverflowed;

    public void Write(in SenMlFields fields)
    {
        writer.WriteHead(CborMajor.Map, (ulong)BitOperations.PopCount((uint)fields.Present));
        for (var left = (uint)fields.Present; left != 0; left &= left - 1)
        {
            var field = (SenMlField)(left & (~left + 1));
            writer.WriteInteger(SenMlLabels.ToInteger(field));
            WriteValue(field, fields);
        }
    }

    private void WriteValue(SenMlField field, in SenMlFields fields)
    {
        switch (field)
        {
            case SenMlField.Version: writer.WriteInteger(fields.Version); break;
            case SenMlField.BaseName: writer.WriteText(fields.BaseName); break;
            case SenMlField.BaseTime: writer.WriteSeconds(fields.BaseTime); break;
            case SenMlField.BaseUnit: writer.WriteText(fields.BaseUnit); break;
            case SenMlField.BaseValue: writer.WriteNumber(fields.BaseValue); break;
            case SenMlField.BaseSum: writer.WriteNumber(fields.BaseSum); break;
            case SenMlField.Name: writer.WriteText(fields.Name); break;
            case SenMlField.Unit: writer.WriteText(fields.Unit); break;
            case SenMlField.Time: writer.WriteSeconds(fields.Time); break;
            case SenMlField.UpdateTime: writer.WriteSeconds(fields.UpdateTime); break;
            case SenMlField.Value: writer.WriteNumber(fields.Value); break;
            case SenMlField.Text: writer.WriteText(fields.Text); break;
            case SenMlField.Boolean: writer.WriteBoolean(fields.Boolean); break;
            case SenMlField.Data: writer.WriteBytes(fields.Data); break;
            default: writer.WriteNumber(fields.Sum); break;
        }
    }
}
