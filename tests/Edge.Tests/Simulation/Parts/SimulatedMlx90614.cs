namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>MLX90614: words with a packet error code over the whole transfer.</summary>
/// <param name="address">The one it was given.</param>
public sealed class SimulatedMlx90614(byte address = 0x5A) : SimulatedI2cPart
{
    private readonly List<byte> transfer = [];
    private byte command;
    private int index;

    public Dictionary<byte, ushort> Words { get; } = new() { [0x06] = 0x3AD2, [0x07] = 0x3C00 };

    /// <summary>Told which word is asked for, before it is given.</summary>
    public Action<byte> OnAsked { get; set; } = static _ => { };

    public override void Begin(bool read)
    {
        if (!read)
        {
            transfer.Clear();
        }

        transfer.Add((byte)((address << 1) | (read ? 1 : 0)));
        index = 0;
    }

    public override bool Write(byte value)
    {
        command = value;
        OnAsked(value);
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
