using System.Buffers.Text;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>
/// Seconds of the wire as a whole count of nanoseconds, so that base time and time are added exactly and rounded to microseconds once. A decimal number is cut below one
/// nanosecond, which changes no rounding to microseconds; a binary number is taken as the nearest nanosecond, because 0.1 in binary is meant as 0.1.
/// Range: 9 thousand million seconds to both sides, which ends in the year 2255 and keeps microseconds within 53 bits.
/// </summary>
internal static class SenMlSeconds
{
    public const long PerSecond = 1_000_000_000;

    /// <summary>Below this a time is relative to now (RFC 8428 section 4.5.3): 2^28 seconds.</summary>
    public const long RelativeBelow = (1L << 28) * PerSecond;

    private const long MaxSeconds = 9_000_000_000;
    private const int MaxDigits = 36;

    /// <summary>Nanoseconds to the nearest microsecond; half goes to the later.</summary>
    public static long ToMicroseconds(long nanoseconds) => FloorDivide(nanoseconds + 500, 1000);

    public static bool IsInRange(Int128 nanoseconds) => Int128.Abs(nanoseconds) <= (Int128)MaxSeconds * PerSecond;

    public static bool TryFromInteger(long seconds, out long nanoseconds)
    {
        var inRange = seconds is >= -MaxSeconds and <= MaxSeconds;
        nanoseconds = inRange ? seconds * PerSecond : 0;
        return inRange;
    }

    public static bool TryFromDouble(double seconds, out long nanoseconds)
    {
        nanoseconds = 0;
        if (!(Math.Abs(seconds) <= MaxSeconds))
        {
            return false;
        }

        // Both the floor and the difference to it are exact in binary; only the last product rounds, far below a nanosecond.
        var whole = Math.Floor(seconds);
        nanoseconds = ((long)whole * PerSecond) + (long)Math.Round((seconds - whole) * PerSecond);
        return true;
    }

    /// <summary>Mantissa times ten to the exponent.</summary>
    public static bool TryFromDecimal(Int128 mantissa, int exponent, out long nanoseconds)
    {
        var scaled = mantissa;
        var power = exponent + 9L;
        for (; power > 0 && scaled != 0; power--)
        {
            scaled *= 10;
            if (Int128.Abs(scaled) > (Int128)MaxSeconds * PerSecond)
            {
                nanoseconds = 0;
                return false;
            }
        }

        for (; power < 0 && scaled != 0 && scaled != -1; power++)
        {
            scaled = scaled < 0 ? (scaled - 9) / 10 : scaled / 10;
        }

        var inRange = IsInRange(scaled);
        nanoseconds = inRange ? (long)scaled : 0;
        return inRange;
    }

    /// <summary>Reads the text of a JSON number, digit by digit. The text is known to be a well-formed number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> number, out long nanoseconds)
    {
        Int128 mantissa = 0;
        int digits = 0, exponent = 0, position = number is [(byte)'-', ..] ? 1 : 0;
        var negative = position == 1;
        var fraction = false;
        for (; position < number.Length && number[position] is not ((byte)'e' or (byte)'E'); position++)
        {
            if (number[position] == '.')
            {
                fraction = true;
                continue;
            }

            if (digits < MaxDigits)
            {
                mantissa = (mantissa * 10) + (number[position] - '0');
                digits += mantissa == 0 ? 0 : 1;
                exponent -= fraction ? 1 : 0;
            }
            else if (!fraction)
            {
                exponent++;
            }
        }

        if (position < number.Length)
        {
            var written = number[(position + 1)..];
            written = written is [(byte)'+', ..] ? written[1..] : written;
            if (!Utf8Parser.TryParse(written, out int shift, out var used) || used != written.Length || Math.Abs((long)shift) > 100_000)
            {
                nanoseconds = 0;
                return mantissa == 0;
            }

            exponent += shift;
        }

        return TryFromDecimal(negative ? -mantissa : mantissa, exponent, out nanoseconds);
    }

    private static long FloorDivide(long value, long divisor)
    {
        var quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }
}
