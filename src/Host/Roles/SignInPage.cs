using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Host.Configuration;

namespace AgeingMonitor.Host.Roles;

/// <summary>Addresses of pages that the command line prints.</summary>
internal static class SignInPage
{
    /// <summary>Where a person on this machine opens the pages.</summary>
    public static string Root(ServerSettings settings) => $"http://{(settings.IsLoopback || settings.Listen.Equals(IPAddress.Any) || settings.Listen.Equals(IPAddress.IPv6Any) ? "localhost" : Host(settings.Listen))}:{settings.Port}";

    /// <summary>The page that takes a one-time token.</summary>
    public static string Link(ServerSettings settings, string token) => $"{Root(settings)}/sign-in/link?token={Uri.EscapeDataString(token)}";

    private static string Host(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
