using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgeingMonitor.Host.Roles;

/// <summary>Ports of the silo. Where every role is in one process nobody else needs to know them, so any free ones do.</summary>
internal static class ClusterPorts
{
    private const string Silo = "Analytics:Cluster:SiloPort";
    private const string Gateway = "Analytics:Cluster:GatewayPort";

    /// <summary>The settings, with free ports put in where none is asked for.</summary>
    public static IConfiguration Settle(IConfigurationRoot configuration, ServerRoles roles)
    {
        if (roles.HasFlag(ServerRoles.All))
        {
            configuration[Silo] ??= FreePort();
            configuration[Gateway] ??= FreePort();
        }

        return configuration;
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
