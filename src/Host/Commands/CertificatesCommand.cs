using System.CommandLine;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Ingest;
using AgeingMonitor.Ingest.Certificates;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing certificates</c>: makes or renews what a broker of its own and the server's roles need to know each other.</summary>
internal static class CertificatesCommand
{
    public static Command Create()
    {
        var arguments = new ServerArguments();
        var hosts = new Option<string[]>("--host-name") { Description = "A name or address by which kits reach the broker; may be repeated", HelpName = "name" };
        var command = new Command(
            "certificates",
            """
            Make what is missing in the folder Broker:Certificates and renew what grows old: the authority, the broker's certificate, the server's identities.

            Example: ageing certificates --host-name mosquitto.example.org --set Broker:Certificates=/pki
            """)
        { hosts };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = arguments.Read(parsed);
            var services = new ServiceCollection();
            services.AddSingleton(TimeProvider.System);
            services.AddCertificateAuthority(settings.Configuration);
            await using var provider = services.BuildServiceProvider();
            var authority = await provider.GetRequiredService<CertificateAuthorityProvider>().GetAsync(cancellationToken).ConfigureAwait(false);
            var keeper = new IdentityKeeper(authority, TimeProvider.System);
            using var broker = await keeper.EnsureBrokerAsync(parsed.GetValue(hosts) ?? [], cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"{ServiceNames.Broker,-16} until {broker.NotAfter:yyyy-MM-dd}");
            foreach (var name in ServiceNames.Clients)
            {
                using var client = await keeper.EnsureServiceAsync(name, cancellationToken).ConfigureAwait(false);
                Console.WriteLine($"{name,-16} until {client.NotAfter:yyyy-MM-dd}");
            }

            Console.WriteLine($"The authority's certificate: {authority.RootFile}");
            return 0;
        });
        return command;
    }
}
