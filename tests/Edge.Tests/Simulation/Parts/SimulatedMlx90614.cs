namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>MLX90614: words with a packet error code over the whole transfer.</summary>
public sealed class SimulatedMlx90614 : SimulatedI2cPart
{
    private const byte Address = 0x5A;
    private readonly List<byte> transfer = [];
    private byte command;
    private int index;

    public Dictionary<byte, ushort> Words { get; } = new() { [0x06] = 0x3AD2, [0x07] = 0x3C00 };

    public override void Begin(bool read)
    {
        if (!read)
        {
            transfer.Clear();
        }

        transfer.Add((byte)((Address << 1) | (read ? 1 : 0)));
        index = 0;
    }

    public override bool Write(byte value)
    {
        command = value;
        transfer.Add(value);
        return true;
    }

    public override byte Read()
    {
        var word = Words.GetValueOrDefault(command);
        var value = index switch { 0 => (byte)word, 1 => (byte)(word >> 8), _ => Code() };
        index++;
        transfer.Add(value);
        return value;
    }

    public override void LosePower()
    {
    }

    private byte Code()
    {
        var crc = 0;
        foreach (var value in transfer)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x07) & 0xFF : (crc << 1) & 0xFF;
            }
        }

        return (byte)crc;
    }
}
