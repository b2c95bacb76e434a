using System.CommandLine;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary>One role as a process of its own.</summary>
internal static class RoleCommand
{
    public static Command CreateIngest() => Create(
        "ingest",
        ServerRoles.Ingest,
        """
        Receive from the broker, write to the store, hand on, acknowledge. As many replicas as wanted on an external broker.

        Example: ageing ingest --port 8081 --set Broker:Kind=external --set Broker:Address=mosquitto --set Analytics:Cluster:Gateways:0=127.0.0.1:30000
        """);

    public static Command CreateAnalytics() => Create(
        "analytics",
        ServerRoles.Analytics,
        """
        Watch homes: an Orleans silo.

        Example: ageing analytics --port 8082 --set Analytics:Cluster:SiloPort=11111 --set Analytics:Cluster:GatewayPort=30000
        """);

    public static Command CreateDashboard() => Create(
        "dashboard",
        ServerRoles.Dashboard,
        """
        Serve the pages.

        Example: ageing dashboard --port 8080 --set Analytics:Cluster:Gateways:0=127.0.0.1:30000
        """);

    private static Command Create(string name, ServerRoles role, string description)
    {
        var arguments = new ServerArguments();
        var command = new Command(name, description);
        arguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ServerHost.RunAsync(arguments.Read(parsed), role, cancellationToken));
        return command;
    }
}
