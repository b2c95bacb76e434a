using System.Text;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Records that are given one by one.</summary>
internal readonly struct SenMlRecordSource(IReadOnlyList<SenMlRecord> records) : ISenMlSource
{
    public int RecordCount => records.Count;

    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : ISenMlWriter, allows ref struct
    {
        foreach (var record in records)
        {
            var fields = default(SenMlFields);
            SetTexts(record, ref fields);
            SetNumbers(record, ref fields);
            writer.Write(fields);
        }
    }

    private static void SetTexts(SenMlRecord record, ref SenMlFields fields)
    {
        SetText(SenMlField.BaseName, record.BaseName, ref fields);
        SetText(SenMlField.BaseUnit, record.BaseUnit, ref fields);
        SetText(SenMlField.Name, record.Name, ref fields);
        SetText(SenMlField.Unit, record.Unit, ref fields);
        SetText(SenMlField.Text, record.Text, ref fields);
        if (record.Data is { } data)
        {
            fields.Present |= SenMlField.Data;
            fields.Data = data.Span;
        }
    }

    private static void SetNumbers(SenMlRecord record, ref SenMlFields fields)
    {
        SetNumber(SenMlField.BaseValue, record.BaseValue, ref fields);
        SetNumber(SenMlField.BaseSum, record.BaseSum, ref fields);
        SetNumber(SenMlField.Value, record.Value, ref fields);
        SetNumber(SenMlField.Sum, record.Sum, ref fields);
        SetTime(SenMlField.BaseTime, record.BaseTime, ref fields);
        SetTime(SenMlField.Time, record.Time, ref fields);
        SetTime(SenMlField.UpdateTime, record.UpdateTime, ref fields);
        fields.Present |= record.Version is null ? SenMlField.None : SenMlField.Version;
        fields.Version = record.Version ?? 0;
        fields.Present |= record.Boolean is null ? SenMlField.None : SenMlField.Boolean;
        fields.Boolean = record.Boolean ?? false;
    }

    private static void SetText(SenMlField field, string? text, ref SenMlFields fields)
    {
        if (text is not null)
        {
            fields.Present |= field;
            fields.SetText(field, Encoding.UTF8.GetBytes(text));
        }
    }

    private static void SetNumber(SenMlField field, double? number, ref SenMlFields fields)
    {
        if (number is { } value)
        {
            fields.Present |= field;
            fields.SetNumber(field, value);
        }
    }

    private static void SetTime(SenMlField field, long? nanoseconds, ref SenMlFields fields)
    {
        if (nanoseconds is { } value)
        {
            fields.Present |= field;
            fields.SetTime(field, value);
        }
    }
}
