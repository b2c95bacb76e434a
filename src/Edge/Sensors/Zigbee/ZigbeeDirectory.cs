using System.Buffers;
using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>Finds one device in Zigbee2MQTT's list (<c>bridge/devices</c>).</summary>
internal static class ZigbeeDirectory
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>An entry of the list.</summary>
    /// <param name="Address">As <c>0x</c> and 16 hexadecimal digits; does not change.</param>
    /// <param name="Name">Its name now, which is its topic.</param>
    /// <param name="Model">What it is.</param>
    internal sealed record Entry(string Address, string Name, ZigbeeModel Model);

    /// <summary>Whether a text is an address and not a name.</summary>
    public static bool IsAddress(string text) => text.Length == 18 && text.StartsWith("0x", StringComparison.Ordinal) && text.AsSpan(2).IndexOfAnyExcept(Hexadecimal) < 0;

    /// <summary>Whether a name would listen to other devices too.</summary>
    public static bool HasWildcard(string name) => name.AsSpan().IndexOfAny('+', '#', '\0') >= 0;

    /// <summary>Looks through a list.</summary>
    /// <param name="payload">The message.</param>
    /// <param name="wanted">Address or name.</param>
    /// <param name="entry">What was found; null when the list is good and the device is not in it.</param>
    /// <returns>False when this is no list.</returns>
    public static bool TryFind(ReadOnlyMemory<byte> payload, string wanted, out Entry? entry)
    {
        entry = null;
        if (!JsonFields.TryParse(payload, out var document))
        {
            return false;
        }

        using (document)
        {
            if (document.RootElement.ValueKind is not JsonValueKind.Array)
            {
                return false;
            }

            foreach (var device in document.RootElement.EnumerateArray())
            {
                if (device.Text("ieee_address") is not { } address || device.Text("friendly_name") is not { } name || HasWildcard(name))
                {
                    continue;
                }

                if (string.Equals(address, wanted, StringComparison.OrdinalIgnoreCase) || name == wanted)
                {
                    entry = new Entry(address, name, ZigbeeModel.Of(device.Object("definition")?.Text("model"), device.Text("power_source")));
                    return true;
                }
            }
        }

        return true;
    }
}
