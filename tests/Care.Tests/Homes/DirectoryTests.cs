using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Tests.Homes;

public abstract class DirectoryTests(TestEngine engine) : CareSuite(engine)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "Équipe Nord", Token);
    }

    [Fact]
    public async Task Find_NobodyKnows_IsNull()
    {
        Assert.Null(await Care.Get<IHomeDirectory>().FindAsync(HomeId.Derive("nowhere"), Token));
        Assert.Null(await Care.Get<IKitDirectory>().FindAsync(KitId.Derive("nobody's"), Token));
    }

    [Fact]
    public async Task List_ByMode_NamesHomesThatHaveAKit()
    {
        await EnsureAsync(Plans.Home("live"));
        await EnsureAsync(Plans.Home("demo", HomeMode.Demo));
        await EnsureAsync(Plans.Home("replay", HomeMode.Replay));
        await EnsureAsync(Plans.Home("empty") with { Kits = [], Sensors = [] });

        Assert.Equal([HomeId.Derive("live")], await Care.Get<IHomeDirectory>().ListAsync([HomeMode.Live], Token));
        Assert.Equal(2, (await Care.Get<IHomeDirectory>().ListAsync([HomeMode.Demo, HomeMode.Replay], Token)).Count);
    }

    [Fact]
    public async Task ListOfTeam_SeveralHomes_EachHasItsOwnParts()
    {
        HomePlan[] plans = [.. new[] { "a", "b", "c" }.Select(name => Plans.Home(name)).OrderBy(plan => plan.Home.Value, StringComparer.Ordinal)];
        foreach (var plan in plans)
        {
            await EnsureAsync(plan);
        }

        Assert.Equivalent(plans, await Care.Get<IHomeDirectory>().ListOfTeamAsync(Plans.Team, Token), strict: true);
    }

    [Fact]
    public async Task Find_RevokedByAnotherProcess_ShowsAfterFiveSeconds()
    {
        var plan = Plans.Home("a");
        await EnsureAsync(plan);
        var kit = plan.Kits[0].Kit;
        var kits = Care.Get<IKitDirectory>();
        Assert.False((await kits.FindAsync(kit, Token))!.Revoked);

        await Database.Open(Clock).Get<IProvisioning>().RevokeKitAsync(kit, "lost", Token);

        Assert.False((await kits.FindAsync(kit, Token))!.Revoked);
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True((await kits.FindAsync(kit, Token))!.Revoked);
    }

    [Fact]
    public async Task Find_ProvisionedByAnotherProcess_ShowsAfterFiveSeconds()
    {
        var plan = Plans.Home("a");
        var homes = Care.Get<IHomeDirectory>();
        Assert.Null(await homes.FindAsync(plan.Home, Token));

        await Database.Open(Clock).Get<IProvisioning>().EnsureHomeAsync(plan, Plans.NoIdentities, null, Token);

        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await homes.FindAsync(plan.Home, Token));
    }

    private Task EnsureAsync(HomePlan plan) => Care.Get<IProvisioning>().EnsureHomeAsync(plan, Plans.NoIdentities, null, Token);

    public sealed class OnSqlite() : DirectoryTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : DirectoryTests(server);
}
