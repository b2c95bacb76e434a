using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// Writes a number in the fewest digits that read back to the same double, in the shape that line protocol's own library gives it (format <c>g</c> of Go's strconv):
/// plain from 0.0001 to below 1,000,000, otherwise one digit, a point, the rest and an exponent of at least two digits.
/// </summary>
internal static class LineProtocolNumber
{
    private const int MostBytes = 32;

    public static void Write(IBufferWriter<byte> output, double value)
    {
        if (Math.Abs(value) is 0 or (>= 1e-4 and < 1e6))
        {
            Utf8Formatter.TryFormat(value, output.GetSpan(MostBytes), out var plain);
            output.Advance(plain);
            return;
        }

        Span<byte> digits = stackalloc byte[MostBytes];
        var (count, exponent) = Digits(Math.Abs(value), digits);
        var target = output.GetSpan(MostBytes);
        var length = 0;
        if (value < 0)
        {
            target[length++] = (byte)'-';
        }

        target[length++] = digits[0];
        if (count > 1)
        {
            target[length++] = (byte)'.';
            digits[1..count].CopyTo(target[length..]);
            length += count - 1;
        }

        target[length++] = (byte)'e';
        target[length++] = exponent < 0 ? (byte)'-' : (byte)'+';
        Utf8Formatter.TryFormat(Math.Abs(exponent), target[length..], out var written, new StandardFormat('D', 2));
        output.Advance(length + written);
    }

    /// <summary>The significant digits without leading and trailing zeros, and the power of ten of the first.</summary>
    private static (int Count, int Exponent) Digits(double value, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        Utf8Formatter.TryFormat(value, text, out var length);
        text = text[..length];
        var exponent = 0;
        if (text.IndexOf((byte)'E') is var mark and >= 0)
        {
            var power = text[(mark + 1)..];
            exponent = int.Parse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }

        var point = text.IndexOf((byte)'.');
        var beforePoint = point < 0 ? text.Length : point;
        var count = 0;
        foreach (var letter in text)
        {
            if (letter == (byte)'.')
            {
                continue;
            }

            if (count == 0 && letter == (byte)'0')
            {
                beforePoint--;
                continue;
            }

            digits[count++] = letter;
        }

        while (count > 1 && digits[count - 1] == (byte)'0')
        {
            count--;
        }

        return (count, exponent + beforePoint - 1);
    }
}
