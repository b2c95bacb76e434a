using System.CommandLine;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing up</c>: every role in one process, nothing to install.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var arguments = new ServerArguments();
        var demo = new Option<bool>("--demo") { Description = "Add twelve simulated homes, marked as such on every page; this machine only" };
        var mqttPort = new Option<int?>("--mqtt-port") { Description = "Port of the embedded broker (TLS, client certificates only) [default: 8883]", HelpName = "port" };
        var command = new Command(
            "up",
            """
            Run everything in one process: broker, ingest, store, detection, pages.

            Examples:
              ageing up --demo                              simulated homes on http://localhost:8080
              ageing up --data-dir /srv/ageing --listen 0.0.0.0
              ageing up --set Storage:Kind=influx --set Storage:Influx:Url=http://127.0.0.1:8086
            """)
        { demo, mqttPort };
        arguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var isDemo = parsed.GetValue(demo);
            var more = new Dictionary<string, string?>();
            if (parsed.GetValue(mqttPort) is { } port)
            {
                more["Broker:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            if (isDemo)
            {
                more["Dashboard:Demo"] = "true";
            }

            return ServerHost.RunAsync(arguments.Read(parsed, more), isDemo ? ServerRoles.All | ServerRoles.Demo : ServerRoles.All, cancellationToken);
        });
        return command;
    }
}
