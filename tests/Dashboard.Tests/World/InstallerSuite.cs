using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>A kit in a home, and an installer who is signed in.</summary>
public abstract class InstallerSuite : IAsyncLifetime
{
    private protected DashboardWorld world = null!;
    private protected Reader reader = null!;
    private protected KitId kit;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        kit = world.Kits.Add("boîte 1", home.Home, trusted: true);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        reader = await world.SignInAsync("ines");
    }

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
