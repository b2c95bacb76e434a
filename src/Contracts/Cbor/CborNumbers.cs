using System.Globalization;

namespace AgeingMonitor.Contracts.Cbor;

/// <summary>Numbers out of their parts.</summary>
internal static class CborNumbers
{
    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The float of a head of major type 7; false when it is none.</summary>
    public static bool TryToDouble(int info, ulong argument, out double value)
    {
        value = info switch
        {
            25 => (double)BitConverter.UInt16BitsToHalf((ushort)argument),
            26 => BitConverter.UInt32BitsToSingle((uint)argument),
            27 => BitConverter.UInt64BitsToDouble(argument),
            _ => 0,
        };
        return info is >= 25 and <= 27;
    }

    /// <summary>Mantissa times ten to the exponent, correctly rounded.</summary>
    public static double ToDouble(long mantissa, int exponent)
    {
        // Up to 2^53 and 10^22 both are exact in binary, so one division or product is correctly rounded.
        if (mantissa is >= -(1L << 53) and <= 1L << 53 && exponent is >= -22 and <= 22)
        {
            return exponent < 0 ? mantissa / PowersOfTen[-exponent] : mantissa * PowersOfTen[exponent];
        }

        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
