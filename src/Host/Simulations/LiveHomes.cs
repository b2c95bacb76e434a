using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Host.Commands;
using AgeingMonitor.Host.Replays;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Host.Simulations;

/// <summary>Lets simulated homes live at a running server: homes of mode demo, so that every page marks them, and kits with certificates of their own.</summary>
internal static class LiveHomes
{
    private const string TeamName = "Simulation";
    private static readonly TimeSpan TellPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Runs until Ctrl-C, or until the simulated time ends.</summary>
    public static async Task<int> RunAsync(ToolHost tool, Simulation simulation, string? viewer, CancellationToken cancellationToken)
    {
        using var authority = await tool.Get<CertificateAuthorityProvider>().GetAsync(cancellationToken).ConfigureAwait(false);
        var broker = await BrokerAccess.OpenAsync(tool.Settings, authority, ServiceNames.Player, cancellationToken).ConfigureAwait(false);
        await ProvisionAsync(tool, simulation, viewer, cancellationToken).ConfigureAwait(false);
        var endpoints = simulation.Homes.ToDictionary(home => home.Kit, home => broker with { ClientCertificate = authority.IssueClient(home.Kit.Value, CertificateAuthority.KitValidity).ToCertificate() });
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{simulation.Homes.Count} simulated homes live at {broker.Host}:{broker.Port}; Ctrl-C ends it.")).ConfigureAwait(false);
        var live = new LiveSimulation(simulation, (KitId kit) => endpoints[kit], tool.Settings.Data.Inside("simulated"), TimeProvider.System, tool.Get<ILoggerFactory>());
        var progress = new Lines();
        try
        {
            await live.RunAsync(progress, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is the usual end.
        }

        Console.WriteLine(Say(progress.Last));
        return 0;
    }

    private static async Task ProvisionAsync(ToolHost tool, Simulation simulation, string? viewer, CancellationToken cancellationToken)
    {
        CareTeamId? board = null;
        if (viewer is not null)
        {
            var user = await tool.Get<IUserDirectory>().FindByNameAsync(viewer, cancellationToken).ConfigureAwait(false) ?? throw new CommandFaultException($"there is no user '{viewer}'; 'ageing user list' shows them all.");
            var memberships = await tool.Get<ITeamAccess>().TeamsOfAsync(user.Id, cancellationToken).ConfigureAwait(false);
            board = memberships.Count > 0 ? memberships[0].Team : throw new CommandFaultException($"'{viewer}' is in no care team; 'ageing user join' makes a member.");
        }

        var provisioning = tool.Get<IProvisioning>();
        foreach (var (index, home) in simulation.Manifest.Homes.Index())
        {
            if (board is null)
            {
                await provisioning.EnsureTeamAsync(home.CareTeam, TeamName, cancellationToken).ConfigureAwait(false);
            }

            var label = string.Create(CultureInfo.InvariantCulture, $"Simulation {index + 1:000}");
            await provisioning.EnsureHomeAsync(home with { CareTeam = board ?? home.CareTeam }, new Dictionary<ResidentId, ResidentIdentity>(), label, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Say(LiveProgress value) => string.Create(CultureInfo.InvariantCulture, $"{value.Connected} kits connected · {value.Acknowledged} packs acknowledged, {value.Pending} waiting");

    /// <summary>A line when the number of connected kits changes, and each minute.</summary>
    private sealed class Lines : IProgress<LiveProgress>
    {
        private long told;

        public LiveProgress Last { get; private set; } = new(0, 0, 0);

        public void Report(LiveProgress value)
        {
            if (value.Connected != Last.Connected || TimeProvider.System.GetElapsedTime(told) >= TellPeriod)
            {
                told = TimeProvider.System.GetTimestamp();
                Console.Error.WriteLine(Say(value));
            }

            Last = value;
        }
    }
}
