using System.Net.Sockets;

namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>Where a bus listens, as in <c>unix:path=/run/dbus/system_bus_socket</c>; several stand one after the other, and are tried in turn.</summary>
internal static class DBusAddress
{
    /// <summary>Environment variable that says another place than the usual one.</summary>
    public const string Variable = "DBUS_SYSTEM_BUS_ADDRESS";

    /// <summary>Where the system's bus is unless something else is said.</summary>
    public const string Usual = "unix:path=/run/dbus/system_bus_socket";

    /// <summary>The sockets of a list of addresses; those of other kinds than unix are passed over.</summary>
    /// <exception cref="DBusFormatException">There is none that can be used.</exception>
    public static IReadOnlyList<UnixDomainSocketEndPoint> Parse(string addresses)
    {
        var found = addresses.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Socket).OfType<UnixDomainSocketEndPoint>().ToList();
        return found.Count > 0 ? found : throw new DBusFormatException($"'{addresses}' names no unix socket of a bus.");
    }

    private static UnixDomainSocketEndPoint? Socket(string address)
    {
        if (!address.StartsWith("unix:", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var pair in address["unix:".Length..].Split(','))
        {
            // The first byte of a name without a file is 0.
            var name = pair.Split('=', 2) switch
            {
                ["path", { Length: > 0 } path] => Uri.UnescapeDataString(path),
                ["abstract", { Length: > 0 } name_] => "\0" + Uri.UnescapeDataString(name_),
                _ => null,
            };
            try
            {
                if (name is not null)
                {
                    return new UnixDomainSocketEndPoint(name);
                }
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new DBusFormatException($"The path in '{address}' is too long for a socket.");
            }
        }

        return null;
    }
}
