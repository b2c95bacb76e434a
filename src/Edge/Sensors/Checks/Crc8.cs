namespace AgeingMonitor.Edge.Sensors.Checks;

/// <summary>Checksum of eight bits, most significant bit first, nothing reflected.</summary>
internal static class Crc8
{
    /// <summary>Sensirion's words: x8 + x5 + x4 + 1, begun with ones. BE EF gives 0x92.</summary>
    public static byte Sensirion(ReadOnlySpan<byte> bytes) => Over(bytes, 0x31, 0xFF);

    /// <summary>SMBus packet error code: x8 + x2 + x + 1, begun with noughts.</summary>
    public static byte SmBus(ReadOnlySpan<byte> bytes) => Over(bytes, 0x07, 0x00);

    private static byte Over(ReadOnlySpan<byte> bytes, byte polynomial, byte start)
    {
        var crc = start;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (byte)((crc & 0x80) != 0 ? (crc << 1) ^ polynomial : crc << 1);
            }
        }

        return crc;
    }
}
