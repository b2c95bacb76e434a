using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Host.Roles;

/// <summary>Looks at the ports before anything is started, so that a taken one is told in one sentence and not after half a start.</summary>
internal static class FreePorts
{
    public static void Require(WebApplication app, ServerSettings settings, ServerRoles roles)
    {
        RequireFree(settings.Listen, settings.Port, "--port");
        if (roles.HasFlag(ServerRoles.Ingest) && app.Services.GetRequiredService<IOptions<BrokerOptions>>().Value is { Kind: BrokerKind.Embedded, Port: > 0 } broker)
        {
            RequireFree(IPAddress.TryParse(broker.Address, out var address) ? address : broker.Address == "any" ? IPAddress.Any : IPAddress.Loopback, broker.Port, "--mqtt-port or Broker:Port");
        }
    }

    private static void RequireFree(IPAddress address, int port, string option)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new CommandFaultException($"{address} port {port} is in use by another program: stop that one, or choose another with {option}.");
        }
        catch (SocketException e)
        {
            throw new CommandFaultException($"{address} port {port} cannot be listened on: {e.Message}. Choose another with {option}.");
        }
    }
}
