using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;

namespace AgeingMonitor.Tests;

/// <summary>Ports of this machine that nothing listens on.</summary>
internal static class Ports
{
    /// <summary>Below what the system gives to connections, which would take a port again as soon as it is let go.</summary>
    private const int First = 15_000, End = 32_000;
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One that nothing listens on now, and that was given to nobody else here.</summary>
    public static int Free()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            if (!taken.Contains(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }
}
