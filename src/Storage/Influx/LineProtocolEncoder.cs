using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// Writes InfluxDB line protocol: measurement, tags, fields and a time in nanoseconds, a line each. The caller keeps the order (measurement, tags, fields, time) and gives tags sorted by key.
/// One caller at a time. Source: influxdata/line-protocol, whose corpus is a test of this.
/// </summary>
/// <param name="output">Where the bytes go.</param>
/// <param name="escapeControls">
/// Whether line feed, carriage return and tab inside texts are written as <c>\n</c>, <c>\r</c>, <c>\t</c>. Servers 1.6 to 2.x do not know these and would keep the backslash, so it is off
/// unless a later reader asks for it; inside a quoted text the bare characters are allowed everywhere.
/// </param>
internal sealed class LineProtocolEncoder(IBufferWriter<byte> output, bool escapeControls = false)
{
    private static readonly SearchValues<byte> InMeasurement = SearchValues.Create(", "u8);
    private static readonly SearchValues<byte> InKey = SearchValues.Create(",= "u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\\\""u8);
    private static readonly SearchValues<byte> InTextWithControls = SearchValues.Create("\\\"\n\r\t"u8);

    private bool hasField;

    public void Measurement(string name)
    {
        hasField = false;
        Escaped(name, InMeasurement);
    }

    public void Tag(string key, string value)
    {
        Raw(","u8);
        Escaped(key, InKey);
        Raw("="u8);
        Escaped(value, InKey);
    }

    public void Field(string key, double value)
    {
        FieldKey(key);
        LineProtocolNumber.Write(output, value);
    }

    public void Field(string key, long value)
    {
        FieldKey(key);
        Number(value);
        Raw("i"u8);
    }

    public void Field(string key, bool value)
    {
        FieldKey(key);
        Raw(value ? "true"u8 : "false"u8);
    }

    public void Field(string key, string value)
    {
        FieldKey(key);
        Raw("\""u8);
        Escaped(value, escapeControls ? InTextWithControls : InText);
        Raw("\""u8);
    }

    /// <summary>Ends the line.</summary>
    public void Time(long nanoseconds)
    {
        Raw(" "u8);
        Number(nanoseconds);
        Raw("\n"u8);
    }

    private void FieldKey(string key)
    {
        Raw(hasField ? ","u8 : " "u8);
        hasField = true;
        Escaped(key, InKey);
        Raw("="u8);
    }

    private void Number(long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var written);
        output.Advance(written);
    }

    private void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private void Escaped(string text, SearchValues<byte> special)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var bytes = most <= 256 ? stackalloc byte[most] : rented = ArrayPool<byte>.Shared.Rent(most);
        var rest = (ReadOnlySpan<byte>)bytes[..Encoding.UTF8.GetBytes(text, bytes)];
        for (int next; (next = rest.IndexOfAny(special)) >= 0; rest = rest[(next + 1)..])
        {
            Raw(rest[..next]);
            Raw("\\"u8);
            Raw([Letter(rest[next])]);
        }

        Raw(rest);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static byte Letter(byte escaped) => escaped switch
    {
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        _ => escaped,
    };
}
