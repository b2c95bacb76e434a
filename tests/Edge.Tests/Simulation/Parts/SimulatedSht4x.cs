namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>SHT4x: commands of one byte, no answer while it measures (8.3 ms), words with checksums.</summary>
public sealed class SimulatedSht4x(VirtualClock clock) : SimulatedI2cPart
{
    private readonly Queue<byte> answer = new();
    private TimeSpan readyAt;

    public ushort Temperature { get; set; } = 0x6666;

    public ushort Humidity { get; set; } = 0x8000;

    public override bool Acknowledges(bool read) => !read || (clock.Elapsed >= readyAt && answer.Count > 0);

    public override bool Write(byte value)
    {
        answer.Clear();
        readyAt = clock.Elapsed + TimeSpan.FromMilliseconds(value switch { 0xFD => 8.3, 0xF6 => 4.5, 0xE0 => 1.6, _ => 0.9 });
        if (value is 0xFD or 0x89)
        {
            Put(value == 0xFD ? Temperature : (ushort)0x1234);
            Put(value == 0xFD ? Humidity : (ushort)0x5678);
        }

        return true;
    }

    public override byte Read() => answer.TryDequeue(out var value) ? value : (byte)0xFF;

    public override void LosePower() => answer.Clear();

    private void Put(ushort word)
    {
        // The checksum bit by bit, as the datasheet draws it.
        var crc = 0xFF;
        foreach (var value in new[] { word >> 8, word & 0xFF })
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : (crc << 1) & 0xFF;
            }

            answer.Enqueue((byte)value);
        }

        answer.Enqueue((byte)crc);
    }
}
