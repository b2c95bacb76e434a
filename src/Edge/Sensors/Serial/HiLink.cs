using System.Buffers.Binary;

namespace AgeingMonitor.Edge.Sensors.Serial;

/// <summary>Commands to Hi-Link radars (LD2410 and LD2450 alike): header, length, word, value, end.</summary>
internal static class HiLink
{
    public const ushort EnterConfiguration = 0x00FF;
    public const ushort LeaveConfiguration = 0x00FE;
    public const ushort Bluetooth = 0x00A4;
    public const ushort TrackSeveral = 0x0090;

    /// <summary>Time that the radar wants for each command.</summary>
    public static readonly TimeSpan CommandTime = TimeSpan.FromMilliseconds(50);

    private static readonly byte[] Header = [0xFD, 0xFC, 0xFB, 0xFA];
    private static readonly byte[] End = [0x04, 0x03, 0x02, 0x01];

    /// <summary>A command as bytes.</summary>
    public static byte[] Encode(ushort command, params ReadOnlySpan<byte> value)
    {
        var bytes = new byte[Header.Length + 4 + value.Length + End.Length];
        Header.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), (ushort)(2 + value.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), command);
        value.CopyTo(bytes.AsSpan(8));
        End.CopyTo(bytes, 8 + value.Length);
        return bytes;
    }

    /// <summary>Sends commands within one configuration, each with its time.</summary>
    public static async Task ConfigureAsync(SerialPart part, TimeProvider clock, CancellationToken stop, params byte[][] commands)
    {
        foreach (var command in (byte[][])[Encode(EnterConfiguration, 0x01, 0x00), .. commands, Encode(LeaveConfiguration)])
        {
            await part.SendAsync(command, stop);
            await Task.Delay(CommandTime, clock, stop);
        }
    }
}
