using System.Buffers.Binary;

namespace AgeingMonitor.Edge.Sensors.Amg8833;

/// <summary>Temperatures of the AMG8833 (Panasonic Grid-EYE, register tables). Its pixels and its thermistor write the sign differently.</summary>
internal static class Amg8833Picture
{
    public const int Pixels = 64;
    public const int Bytes = Pixels * 2;

    /// <summary>The part measures from 0 to 80 °C and tells a little beyond.</summary>
    private const double Coldest = -20;
    private const double Hottest = 100;

    /// <summary>A pixel in °C: twelve bits, two's complement, a quarter of a degree. Null where the four bits above are not 0.</summary>
    public static double? Pixel(ReadOnlySpan<byte> word)
    {
        var raw = BinaryPrimitives.ReadUInt16LittleEndian(word);
        return (raw & 0xF000) != 0 ? null : ((short)(raw << 4) >> 4) * 0.25;
    }

    /// <summary>The thermistor in °C: eleven bits and a sign above them, a sixteenth of a degree. Null where the four bits above are not 0.</summary>
    public static double? Thermistor(ReadOnlySpan<byte> word)
    {
        var raw = BinaryPrimitives.ReadUInt16LittleEndian(word);
        return (raw & 0xF000) != 0 ? null : (raw & 0x7FF) * 0.0625 * ((raw & 0x800) != 0 ? -1 : 1);
    }

    /// <summary>Reads a whole picture; false when a pixel in it cannot be.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, Span<double> picture)
    {
        for (var i = 0; i < Pixels; i++)
        {
            if (Pixel(bytes[(i * 2)..]) is not { } celsius || celsius is < Coldest or > Hottest)
            {
                return false;
            }

            picture[i] = celsius;
        }

        return true;
    }

    /// <summary>How many pixels are warmer than the middle of the picture by so much.</summary>
    public static int Warm(ReadOnlySpan<double> picture, double above)
    {
        Span<double> sorted = stackalloc double[Pixels];
        picture.CopyTo(sorted);
        sorted.Sort();
        var limit = ((sorted[(Pixels / 2) - 1] + sorted[Pixels / 2]) / 2) + above;
        return Pixels - Below(sorted, limit);
    }

    private static int Below(ReadOnlySpan<double> sorted, double limit)
    {
        var count = 0;
        while (count < sorted.Length && sorted[count] < limit)
        {
            count++;
        }

        return count;
    }
}
