using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Tests.Homes;

public abstract class ProvisioningTests(TestEngine engine) : CareSuite(engine)
{
    private IProvisioning Provisioning => Care.Get<IProvisioning>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Provisioning.EnsureTeamAsync(Plans.Team, "Équipe Nord", Token);
        await Provisioning.EnsureTeamAsync(Plans.OtherTeam, "Équipe Sud", Token);
    }

    [Fact]
    public async Task EnsureHome_NewPlan_IsFoundAsGiven()
    {
        var plan = Plans.Home("a");

        await EnsureAsync(plan);

        Assert.Equivalent(plan, await Care.Get<IHomeDirectory>().FindAsync(plan.Home, Token), strict: true);
    }

    [Fact]
    public async Task EnsureHome_SamePlanAgain_ChangesNoRow()
    {
        var plan = Plans.Home("a");
        await EnsureAsync(plan);
        var before = await Rows.DumpAsync(Care);

        await EnsureAsync(plan);

        Assert.Equal(before, await Rows.DumpAsync(Care));
    }

    [Fact]
    public async Task EnsureHome_ChangedPlan_IsBroughtToIt()
    {
        var plan = Plans.Home("a");
        await EnsureAsync(plan);
        var moved = Plans.Between("2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z");
        var changed = plan with
        {
            CareTeam = Plans.OtherTeam,
            TimeZone = "Europe/London",
            Open = moved,
            Rooms = [plan.Rooms[0] with { Kind = RoomKind.Living }],
            Kits = [plan.Kits[0] with { During = moved }],
            Sensors = [new SensorPlacement(plan.Kits[0].Kit, SensorId.Parse("door"), plan.Rooms[0].Id, null, moved)],
            Residents = [plan.Residents[0] with { During = moved }],
            Absences = [],
        };

        await EnsureAsync(changed);

        Assert.Equivalent(changed, await Care.Get<IHomeDirectory>().FindAsync(plan.Home, Token), strict: true);
        Assert.Empty(await Care.Get<IHomeDirectory>().ListOfTeamAsync(Plans.Team, Token));
        Assert.Single(await Care.Get<IHomeDirectory>().ListOfTeamAsync(Plans.OtherTeam, Token));
    }

    [Fact]
    public async Task EnsureHome_KitStandsInAnotherHome_IsRefusedNamingBothAndChangesNothing()
    {
        var first = Plans.Home("a");
        await EnsureAsync(first);
        var second = Plans.Home("b");
        var kit = first.Kits[0].Kit;
        second = second with { Kits = [new KitPlacement(kit, second.Home, Plans.From("2026-02-01T00:00:00Z"))], Sensors = [] };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => EnsureAsync(second));

        Assert.Contains(first.Home.Value, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(second.Home.Value, refusal.Message, StringComparison.Ordinal);
        Assert.Null(await Care.Get<IHomeDirectory>().FindAsync(second.Home, Token));
    }

    [Fact]
    public async Task EnsureHome_KitMovesWithoutOverlap_StandsInBothAtTheirTimes()
    {
        var first = Plans.Home("a");
        var kit = first.Kits[0].Kit;
        var early = Plans.Between("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
        await EnsureAsync(first with { Kits = [new KitPlacement(kit, first.Home, early)] });
        var second = Plans.Home("b");
        var late = Plans.From("2026-02-01T00:00:00Z");

        await EnsureAsync(second with { Kits = [new KitPlacement(kit, second.Home, late)], Sensors = [] });

        var standing = await Care.Get<IKitDirectory>().FindAsync(kit, Token);
        Assert.Equal([new KitPlace(first.Home, HomeMode.Live, early), new KitPlace(second.Home, HomeMode.Live, late)], standing!.Places);
        Assert.Equal(first.Home, standing.PlaceAt(new Instant(late.From.Microseconds - 1))!.Home);
        Assert.Equal(second.Home, standing.PlaceAt(late.From)!.Home);
    }

    [Fact]
    public async Task EnsureHome_TwoKitsAtOnce_IsRefusedNamingBoth()
    {
        var plan = Plans.Home("a");
        var other = KitId.Derive("spare");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            EnsureAsync(plan with { Kits = [.. plan.Kits, new KitPlacement(other, plan.Home, Plans.From("2026-02-01T00:00:00Z"))] }));

        Assert.Contains(plan.Kits[0].Kit.Value, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(other.Value, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureHome_TwoProcessesAtOnceWithOneKit_OneIsRefused()
    {
        var kit = KitId.Derive("shared");
        var plans = new[] { "a", "b" }.Select(name => Plans.Home(name)).Select(plan => plan with { Kits = [new KitPlacement(kit, plan.Home, plan.Open)], Sensors = [] }).ToArray();
        var other = Database.Open(Clock);

        var outcomes = await Task.WhenAll(
            Record.ExceptionAsync(() => Task.Run(() => EnsureAsync(plans[0]), Token)).AsTask(),
            Record.ExceptionAsync(() => Task.Run(() => other.Get<IProvisioning>().EnsureHomeAsync(plans[1], Plans.NoIdentities, null, Token), Token)).AsTask());

        Assert.IsType<InvalidOperationException>(Assert.Single(outcomes, outcome => outcome is not null));
    }

    [Theory]
    [InlineData(HomeMode.Replay)]
    [InlineData(HomeMode.Demo)]
    public async Task EnsureHome_LiveHomeInAnotherMode_IsRefused(HomeMode mode)
    {
        var plan = Plans.Home("a");
        await EnsureAsync(plan);

        await Assert.ThrowsAsync<InvalidOperationException>(() => EnsureAsync(plan with { Mode = mode }));

        Assert.Equal(HomeMode.Live, (await Care.Get<IHomeDirectory>().FindAsync(plan.Home, Token))!.Mode);
    }

    [Fact]
    public async Task EnsureHome_UnknownTeam_IsRefused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => EnsureAsync(Plans.Home("a") with { CareTeam = CareTeamId.Derive("nobody") }));

    [Fact]
    public async Task EnsureHome_PlanThatContradictsItself_IsRefused()
    {
        var plan = Plans.Home("a");
        HomePlan[] wrong =
        [
            plan with { TimeZone = "Mars/Olympus" },
            plan with { Rooms = [] },
            plan with { Residents = [] },
            plan with { Kits = [] },
            plan with { Absences = [new TimeRange(Instant.Epoch, Instant.Epoch)] },
            plan with { Rooms = [.. plan.Rooms, plan.Rooms[0]] },
            plan with { Kits = [plan.Kits[0] with { Home = HomeId.Derive("elsewhere") }] },
        ];

        foreach (var contradiction in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => EnsureAsync(contradiction));
        }
    }

    [Fact]
    public async Task RevokeKit_KnownKit_IsRevokedAtOnceAndStaysSo()
    {
        var plan = Plans.Home("a");
        await EnsureAsync(plan);
        var kits = Care.Get<IKitDirectory>();
        Assert.False((await kits.FindAsync(plan.Kits[0].Kit, Token))!.Revoked);

        await Provisioning.RevokeKitAsync(plan.Kits[0].Kit, "stolen", Token);
        await EnsureAsync(plan);

        Assert.True((await kits.FindAsync(plan.Kits[0].Kit, Token))!.Revoked);
    }

    private Task EnsureAsync(HomePlan plan) => Provisioning.EnsureHomeAsync(plan, Plans.NoIdentities, "Appartement 4", Token);

    public sealed class OnSqlite() : ProvisioningTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : ProvisioningTests(server);
}
