using System.Text;

namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>What is said before the first message: that the bus should take us for who the kernel says we are (SASL EXTERNAL).</summary>
internal static class DBusAuthentication
{
    private const int LongestLine = 16 * 1024;

    /// <summary>Speaks it.</summary>
    /// <exception cref="DBusFormatException">The other side refuses, or is no bus.</exception>
    /// <exception cref="IOException">It hung up.</exception>
    public static async Task SpeakAsync(Stream bus, CancellationToken stop)
    {
        await bus.WriteAsync("\0AUTH EXTERNAL\r\n"u8.ToArray(), stop);
        var answer = await LineAsync(bus, stop);
        if (answer.TrimEnd() == "DATA")
        {
            // It asks as whom: as the owner of this process.
            await bus.WriteAsync("DATA\r\n"u8.ToArray(), stop);
            answer = await LineAsync(bus, stop);
        }

        if (!answer.StartsWith("OK ", StringComparison.Ordinal))
        {
            throw new DBusFormatException($"The bus does not let us in: it says '{answer}'.");
        }

        await bus.WriteAsync("BEGIN\r\n"u8.ToArray(), stop);
    }

    /// <summary>Byte by byte: what follows the last line is not ours to take.</summary>
    private static async Task<string> LineAsync(Stream bus, CancellationToken stop)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < LongestLine)
        {
            await bus.ReadExactlyAsync(one, stop);
            if (one[0] is < 0x20 and not (byte)'\r' and not (byte)'\n' or > 0x7E)
            {
                break;
            }

            if (one[0] == (byte)'\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        throw new DBusFormatException("What answers on the bus's socket is no bus.");
    }
}
