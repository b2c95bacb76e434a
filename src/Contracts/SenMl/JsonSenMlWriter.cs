using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Writes a SenML pack in JSON (RFC 8428 section 5), without white space.</summary>
internal sealed class JsonSenMlWriter : ISenMlWriter, IDisposable
{
    private readonly Utf8JsonWriter writer;

    public JsonSenMlWriter(IBufferWriter<byte> output)
    {
        // Relaxed escaping is safe here: the text goes to a broker, never into a page.
        writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
    }

    public void Write(in SenMlFields fields)
    {
        writer.WriteStartObject();
        for (var left = (uint)fields.Present; left != 0; left &= left - 1)
        {
            var field = (SenMlField)(left & (~left + 1));
            writer.WritePropertyName(SenMlLabels.ToText(field));
            WriteValue(field, fields);
        }

        writer.WriteEndObject();
    }

    public void Dispose()
    {
        writer.WriteEndArray();
        writer.Dispose();
    }

    private void WriteValue(SenMlField field, in SenMlFields fields)
    {
        switch (field)
        {
            case SenMlField.Version: writer.WriteNumberValue(fields.Version); break;
            case SenMlField.BaseName: writer.WriteStringValue(fields.BaseName); break;
            case SenMlField.BaseTime: WriteSeconds(fields.BaseTime); break;
            case SenMlField.BaseUnit: writer.WriteStringValue(fields.BaseUnit); break;
            case SenMlField.BaseValue: WriteNumber(fields.BaseValue); break;
            case SenMlField.BaseSum: WriteNumber(fields.BaseSum); break;
            case SenMlField.Name: writer.WriteStringValue(fields.Name); break;
            case SenMlField.Unit: writer.WriteStringValue(fields.Unit); break;
            case SenMlField.Time: WriteSeconds(fields.Time); break;
            case SenMlField.UpdateTime: WriteSeconds(fields.UpdateTime); break;
            case SenMlField.Value: WriteNumber(fields.Value); break;
            case SenMlField.Text: writer.WriteStringValue(fields.Text); break;
            case SenMlField.Boolean: writer.WriteBooleanValue(fields.Boolean); break;
            case SenMlField.Data: writer.WriteStringValue(Base64Url.EncodeToUtf8(fields.Data)); break;
            default: WriteNumber(fields.Sum); break;
        }
    }

    /// <summary>The shortest text that reads back as the same number; its exponent has a lower-case e, as RFC 8428 section 5 demands.</summary>
    private void WriteNumber(double number)
    {
        Span<byte> text = stackalloc byte[32];
        number.TryFormat(text, out var length, "r", CultureInfo.InvariantCulture);
        writer.WriteRawValue(text[..length]);
    }

    private void WriteSeconds(long nanoseconds) =>
        writer.WriteNumberValue(new decimal(nanoseconds) / SenMlSeconds.PerSecond);
}
