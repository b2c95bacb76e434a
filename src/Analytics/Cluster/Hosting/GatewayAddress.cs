using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>A gateway as it is configured: a name or an address, and a port.</summary>
internal readonly record struct GatewayAddress(string Name, int Port)
{
    public static bool TryParse(string text, out GatewayAddress address)
    {
        var colon = text.LastIndexOf(':');
        var isValid = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && colon > 0 && port is > 0 and <= 65_535;
        address = isValid ? new(text[..colon].Trim('[', ']'), port) : default;
        return isValid;
    }

    /// <summary>Looks a name up; IPv4 first.</summary>
    public static async Task<IPAddress[]> ResolveAsync(string name)
    {
        var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(name);
        return [.. addresses.OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)];
    }
}
