using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Ingest.Certificates;

namespace AgeingMonitor.Host.Replays;

/// <summary>How a tool reaches the broker: the one of a server that runs on the same data folder, else the configured one.</summary>
internal static class BrokerAccess
{
    public static async Task<MqttEndpoint> OpenAsync(ServerSettings settings, CertificateAuthority authority, string identity, CancellationToken cancellationToken)
    {
        var isExternal = string.Equals(settings.Configuration["Broker:Kind"], "external", StringComparison.OrdinalIgnoreCase);
        var port = settings.Configuration.GetValue<int?>("Broker:Port");
        var run = RunFile.Read(settings.Data);
        if (!isExternal && port is null && run is null)
        {
            throw new CommandFaultException($"no server runs on the data folder '{settings.Data.Path}': start one with 'ageing up' (the same --data-dir), or name an external broker with --set Broker:Kind=external --set Broker:Address=…");
        }

        return new MqttEndpoint
        {
            Host = isExternal ? settings.Configuration["Broker:Address"] ?? "localhost" : "localhost",
            Port = port ?? run?.BrokerPort ?? 8883,
            ClientCertificate = await new IdentityKeeper(authority, TimeProvider.System).EnsureServiceAsync(identity, cancellationToken).ConfigureAwait(false),
            Roots = [X509CertificateLoader.LoadCertificate(authority.Root.RawData)],
        };
    }
}
