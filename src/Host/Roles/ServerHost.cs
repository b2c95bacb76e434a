using System.Diagnostics;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Host.Roles;

/// <summary>Runs a server process in one or all roles until it is told to stop.</summary>
internal static class ServerHost
{
    /// <summary>Runs to the end. Faults that a person can mend are thrown with a message that says how.</summary>
    public static async Task<int> RunAsync(ServerSettings settings, ServerRoles roles, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        Check(settings, roles);
        var app = ServerBuilder.Build(settings, roles);
        await using (app.ConfigureAwait(false))
        {
            try
            {
                app.Services.GetRequiredService<IStartupValidator>().Validate();
                FreePorts.Require(app, settings, roles);
                await app.Services.GetRequiredService<StorePreparation>().PrepareAsync(cancellationToken).ConfigureAwait(false);
                await app.StartAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (BrokerStartException e)
            {
                throw new CommandFaultException(e.Message);
            }

            await Announcement.ReadyAsync(app, settings, roles, Stopwatch.GetElapsedTime(started), cancellationToken).ConfigureAwait(false);
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            RunFile.Remove(settings.Data);
            return 0;
        }
    }

    private static void Check(ServerSettings settings, ServerRoles roles)
    {
        if (roles.HasFlag(ServerRoles.Demo) && !settings.IsLoopback)
        {
            throw new ConfigurationFaultException($"--demo shows invented people to whoever signs in; it listens on this machine only, not on {settings.Listen}. Leave --listen out, or leave --demo out.");
        }

        foreach (var setting in new[] { "Broker:Address", "Enrolment:Address" })
        {
            if (roles.HasFlag(ServerRoles.Demo) && settings.Configuration[setting] is { } address && !(address == "localhost" || (System.Net.IPAddress.TryParse(address, out var ip) && System.Net.IPAddress.IsLoopback(ip))))
            {
                throw new ConfigurationFaultException($"--demo listens on this machine only, but {setting} is {address}. Leave that setting out, or leave --demo out.");
            }
        }

        if (roles.HasFlag(ServerRoles.All) && RunFile.Read(settings.Data) is { } other)
        {
            throw new CommandFaultException($"another server (process {other.ProcessId}, {other.Http}) already runs on the data folder '{settings.Data.Path}': stop it, or choose another folder with --data-dir.");
        }
    }
}
