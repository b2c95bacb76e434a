using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>
/// Reads line protocol as influxdata/line-protocol does, to prove the encoder. Nothing in the program reads line protocol. The whole text is refused when one line is wrong.
/// </summary>
internal ref struct LineProtocolDecoder(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;
    private int at;

    /// <exception cref="FormatException">The text is not line protocol.</exception>
    public static List<LinePoint> Decode(ReadOnlySpan<byte> text, long defaultTime, long precision)
    {
        var decoder = new LineProtocolDecoder(text);
        var points = new List<LinePoint>();
        while (decoder.SkipToLine())
        {
            points.Add(decoder.Line(defaultTime, precision));
        }

        return points;
    }

    private readonly bool AtEnd => at >= text.Length;

    private readonly byte Next => AtEnd ? (byte)0 : text[at];

    private static bool IsControl(byte letter) => letter is < 32 or 127;

    private static bool EndsKey(byte letter) => IsControl(letter) || letter is (byte)',' or (byte)'=' or (byte)' ';

    private static bool EndsMeasurement(byte letter) => IsControl(letter) || letter is (byte)',' or (byte)' ';

    private static bool EndsValue(byte letter) => letter is (byte)',' or (byte)' ' or (byte)'\r' or (byte)'\n';

    private static FormatException Wrong(string what) => new(what);

    /// <summary>Past empty lines and comments; false at the end.</summary>
    private bool SkipToLine()
    {
        while (true)
        {
            Skip(' ');
            if (Next == '#' && !AtEnd)
            {
                while (!AtEnd && !IsControl(Next))
                {
                    at++;
                }

                Require(TakeLineEnd(), "control character in a comment");
                continue;
            }

            if (AtEnd || !TakeLineEnd())
            {
                return !AtEnd;
            }
        }
    }

    private LinePoint Line(long defaultTime, long precision)
    {
        var measurement = Take(EndsMeasurement, " ,", " ,");
        Require(measurement.Length > 0, "no measurement");
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        RequireNoSpaceAfterComma();
        while (Next != ' ')
        {
            var key = Take(EndsKey, ",= ", ",= ");
            Require(key.Length > 0 && TakeOne('='), "no tag");
            var value = Take(EndsKey, ",= ", ",= ");
            Require(value.Length > 0 && tags.TryAdd(key, value), "no tag value, or a tag twice");
            Require(!AtEnd, "no field");
            RequireNoSpaceAfterComma();
        }

        Skip(' ');
        var fields = new List<(string Key, object Value)>();
        do
        {
            fields.Add(Field());
        }
        while (TakeOne(','));

        return new LinePoint(measurement, tags, fields, Time(defaultTime, precision));
    }

    private (string Key, object Value) Field()
    {
        var key = Take(EndsKey, ",= ", ",= ");
        Require(key.Length > 0 && TakeOne('='), "no field");
        if (TakeOne('"'))
        {
            var value = Take(static letter => letter == '"', "\\\"nrt", "\\\"\n\r\t");
            Require(TakeOne('"'), "no closing quote");
            return (key, value);
        }

        var start = at;
        while (!AtEnd && !EndsValue(Next))
        {
            at++;
        }

        return (key, Value(Encoding.UTF8.GetString(text[start..at])));
    }

    private static object Value(string text) => text switch
    {
        "t" or "T" or "true" or "True" or "TRUE" => true,
        "f" or "F" or "false" or "False" or "FALSE" => false,
        _ when text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '.') => throw Wrong("no value"),
        [.. var digits, 'i'] when long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        [.. var digits, 'u'] when ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var natural) => natural,
        _ when double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => throw Wrong("no number"),
    };

    private long Time(long defaultTime, long precision)
    {
        Require(AtEnd || Next is (byte)' ' or (byte)'\r' or (byte)'\n', "text after a field");
        Skip(' ');
        var start = at;
        while (Next == '-' || char.IsAsciiDigit((char)Next))
        {
            at++;
        }

        var digits = Encoding.ASCII.GetString(text[start..at]);
        Skip(' ');
        Require(AtEnd || TakeLineEnd(), "text after the time");
        if (digits.Length == 0)
        {
            return defaultTime - (defaultTime % precision);
        }

        Require(long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count), "no time");
        return checked(count * precision);
    }

    private string Take(Func<byte, bool> ends, string escapes, string meanings)
    {
        var bytes = new List<byte>();
        for (; !AtEnd && (Next == '\\' || !ends(Next)); at++)
        {
            var escape = Next == '\\' && at + 1 < text.Length ? escapes.IndexOf((char)text[at + 1], StringComparison.Ordinal) : -1;
            bytes.Add(escape >= 0 ? (byte)meanings[escape] : Next);
            at += escape >= 0 ? 1 : 0;
        }

        var taken = bytes.ToArray();
        Require(Utf8.IsValid(taken), "no UTF-8");
        return Encoding.UTF8.GetString(taken);
    }

    private void RequireNoSpaceAfterComma()
    {
        if (TakeOne(','))
        {
            Require(!AtEnd && Next is not ((byte)' ' or (byte)'\r' or (byte)'\n'), "no tag after the comma");
        }
    }

    private bool TakeOne(char letter)
    {
        var taken = !AtEnd && Next == letter;
        at += taken ? 1 : 0;
        return taken;
    }

    private bool TakeLineEnd()
    {
        if (TakeOne('\n') || AtEnd)
        {
            return true;
        }

        if (Next == '\r' && (at + 1 == text.Length || text[at + 1] == '\n'))
        {
            at = Math.Min(at + 2, text.Length);
            return true;
        }

        return false;
    }

    private void Skip(char letter)
    {
        while (TakeOne(letter))
        {
        }
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw Wrong(what);
        }
    }
}
