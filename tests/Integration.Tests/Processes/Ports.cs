using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Integration.Tests.Processes;

/// <summary>Ports of this machine that nothing listens on.</summary>
internal static class Ports
{
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One that was free a moment ago, and was given to nobody else here: the system itself gives a port again as soon as it is let go.</summary>
    public static int Free()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }
}
