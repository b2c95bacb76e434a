using System.Buffers.Binary;

namespace AgeingMonitor.Edge.Sensors.Bme280;

/// <summary>What Bosch measured of one BME280 in the factory, and its formulas in floating point (BST-BME280-DS002, 4.2.2 and appendix 8.1).</summary>
internal sealed class Bme280Calibration
{
    /// <summary>Registers 0x88 to 0xA1.</summary>
    public const int FirstBytes = 26;

    /// <summary>Registers 0xE1 to 0xE7.</summary>
    public const int SecondBytes = 7;

    /// <summary>The lowest that the formula of pressure may divide by.</summary>
    private const double Nothing = 1e-9;

    private readonly ushort t1;
    private readonly short t2;
    private readonly short t3;
    private readonly ushort p1;
    private readonly short[] p = new short[10];
    private readonly byte h1;
    private readonly short h2;
    private readonly byte h3;
    private readonly int h4;
    private readonly int h5;
    private readonly sbyte h6;

    public Bme280Calibration(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        t1 = BinaryPrimitives.ReadUInt16LittleEndian(first);
        t2 = BinaryPrimitives.ReadInt16LittleEndian(first[2..]);
        t3 = BinaryPrimitives.ReadInt16LittleEndian(first[4..]);
        p1 = BinaryPrimitives.ReadUInt16LittleEndian(first[6..]);
        for (var i = 2; i <= 9; i++)
        {
            p[i] = BinaryPrimitives.ReadInt16LittleEndian(first[(4 + (i * 2))..]);
        }

        h1 = first[25];
        h2 = BinaryPrimitives.ReadInt16LittleEndian(second);
        h3 = second[2];

        // Twelve bits each, with a sign in the byte of the upper eight, and a byte of two halves between them.
        h4 = ((sbyte)second[3] << 4) | (second[4] & 0x0F);
        h5 = ((sbyte)second[5] << 4) | (second[4] >> 4);
        h6 = (sbyte)second[6];
    }

    /// <summary>Whether this can come from a factory: a part that answers with one byte over and over has none.</summary>
    public bool IsThere => t1 is not 0 and not 0xFFFF && p1 is not 0 and not 0xFFFF && h2 is not 0 and not -1;

    /// <summary>The temperature in the scale that the other two formulas want.</summary>
    public double Fine(int raw)
    {
        var first = ((raw / 16384.0) - (t1 / 1024.0)) * t2;
        var second = (raw / 131072.0) - (t1 / 8192.0);
        return first + (second * second * t3);
    }

    /// <summary>Temperature in °C.</summary>
    public static double Celsius(double fine) => fine / 5120.0;

    /// <summary>Pressure in Pa; null where the formula would divide by nothing.</summary>
    public double? Pascal(int raw, double fine)
    {
        var a = (fine / 2.0) - 64000.0;
        var b = a * a * p[6] / 32768.0;
        b += a * p[5] * 2.0;
        b = (b / 4.0) + (p[4] * 65536.0);
        var divisor = (1.0 + (((p[3] * a * a / 524288.0) + (p[2] * a)) / 524288.0 / 32768.0)) * p1;
        if (Math.Abs(divisor) < Nothing)
        {
            return null;
        }

        var pressure = (1048576.0 - raw - (b / 4096.0)) * 6250.0 / divisor;
        return pressure + (((p[9] * pressure * pressure / 2147483648.0) + (pressure * p[8] / 32768.0) + p[7]) / 16.0);
    }

    /// <summary>Relative humidity in per cent, held to 0 to 100 as the datasheet asks.</summary>
    public double PerCent(int raw, double fine)
    {
        var t = fine - 76800.0;
        var humidity = (raw - ((h4 * 64.0) + (h5 / 16384.0 * t))) * (h2 / 65536.0 * (1.0 + (h6 / 67108864.0 * t * (1.0 + (h3 / 67108864.0 * t)))));
        return Math.Clamp(humidity * (1.0 - (h1 * humidity / 524288.0)), 0, 100);
    }
}
