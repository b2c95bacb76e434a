using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Enrolment;
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
            RequireFree(AddressOf(broker.Address), broker.Port, "--mqtt-port or Broker:Port");
        }

        if (roles.HasFlag(ServerRoles.Ingest) && app.Services.GetRequiredService<IOptions<EnrolmentOptions>>().Value is { Port: > 0 } door)
        {
            RequireFree(AddressOf(door.Address), door.Port, "Enrolment:Port");
        }
    }

    private static IPAddress AddressOf(string setting) => IPAddress.TryParse(setting, out var address) ? address : setting == "any" ? IPAddress.Any : IPAddress.Loopback;

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
