using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Demo;
using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Host.Roles;

/// <summary>What a person reads when the server is ready: where to look, and how to get in.</summary>
internal static class Announcement
{
    public static async Task ReadyAsync(WebApplication app, ServerSettings settings, ServerRoles roles, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var broker = app.Services.GetService<IBrokerLink>() as EmbeddedBroker;
        var port = broker is { Port: > 0 } ? broker.Port : (int?)null;
        if (roles.HasFlag(ServerRoles.All))
        {
            new RunFile(Environment.ProcessId, SignInPage.Root(settings), port, $"127.0.0.1:{settings.Configuration["Analytics:Cluster:GatewayPort"]}").Write(settings.Data);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"AgeingMonitor is ready after {elapsed.TotalSeconds:0.0} s."));
        if (roles.HasFlag(ServerRoles.Dashboard))
        {
            Console.WriteLine($"  Pages    {SignInPage.Root(settings)}");
        }

        if (port is not null)
        {
            Console.WriteLine($"  Kits     port {port}, TLS with client certificates only");
        }

        if (roles.HasFlag(ServerRoles.Ingest) && await app.Services.GetRequiredService<IKitRegistry>().FindDoorAsync(cancellationToken).ConfigureAwait(false) is { } door)
        {
            Console.WriteLine($"  Enrol    {door.Server.GetLeftPart(UriPartial.Authority)} (a new kit: ageing kit new)");
        }

        Console.WriteLine($"  Data     {settings.Data.Path}");
        if (roles.HasFlag(ServerRoles.Dashboard))
        {
            await SayHowToGetInAsync(app, settings, roles, cancellationToken).ConfigureAwait(false);
        }

        Console.WriteLine("  Stop     Ctrl-C");
    }

    private static async Task SayHowToGetInAsync(WebApplication app, ServerSettings settings, ServerRoles roles, CancellationToken cancellationToken)
    {
        var users = app.Services.GetRequiredService<IUserDirectory>();
        if (roles.HasFlag(ServerRoles.Demo) && await users.FindByNameAsync(DemoHomesInCare.UserName, cancellationToken).ConfigureAwait(false) is { } demo)
        {
            var link = await app.Services.GetRequiredService<ISignInLinks>().CreateAsync(demo.Id, cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"  Sign in  {SignInPage.Link(settings, link.Token)}");
            Console.WriteLine($"           (once, within 15 minutes; another one: ageing user link {DemoHomesInCare.UserName})");
        }
        else if ((await users.ListAsync(cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            Console.WriteLine("  Sign in  nobody can yet: ageing user add NAME --role nurse");
        }
    }
}
