using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Tests.People;

public abstract class TeamAccessTests(TestEngine engine) : CareSuite(engine)
{
    private static readonly HomePlan Home = Plans.Home("a");
    private static readonly ResidentId Resident = Home.Residents[0].Resident;
    private string nurse = string.Empty;

    private ITeamAccess Access => Care.Get<ITeamAccess>();

    private IUserDirectory Users => Care.Get<IUserDirectory>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "Équipe Nord", Token);
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.OtherTeam, "Équipe Sud", Token);
        await Care.Get<IProvisioning>().EnsureHomeAsync(Home, Plans.NoIdentities, null, Token);
        nurse = (await Users.CreateAsync(new NewUser("nurse", "Camille Exemple", [CareRoles.Nurse, CareRoles.Administrator]), Token)).User!.Id;
    }

    [Fact]
    public async Task MaySee_NoMembership_IsNothingEvenForAnAdministrator() => await AssertSeesAsync(false);

    [Fact]
    public async Task MaySee_MemberOfAnotherTeam_IsNothing()
    {
        await Users.JoinTeamAsync(nurse, Plans.OtherTeam, CareRoles.Nurse, TimeRange.Always, Token);

        await AssertSeesAsync(false);
    }

    [Fact]
    public async Task MaySee_DatedMembership_IsWithinItsTimeOnly()
    {
        await Users.JoinTeamAsync(nurse, Plans.Team, CareRoles.Nurse, Plans.Between("2026-03-01T09:00:00Z", "2026-03-01T17:00:00Z"), Token);

        await AssertSeesAsync(false);
        Clock.Advance(TimeSpan.FromHours(1));
        await AssertSeesAsync(true);
        Clock.Advance(TimeSpan.FromHours(8));
        await AssertSeesAsync(false);
    }

    [Fact]
    public async Task LeaveTeam_Member_SeesNothingAtOnceAndElsewhereAfterFiveSeconds()
    {
        await Users.JoinTeamAsync(nurse, Plans.Team, CareRoles.Nurse, TimeRange.Always, Token);
        await Users.JoinTeamAsync(nurse, Plans.Team, CareRoles.Coordinator, Plans.From("2027-01-01T00:00:00Z"), Token);
        var elsewhere = Database.Open(Clock).Get<ITeamAccess>();
        Assert.True(await elsewhere.MaySeeTeamAsync(nurse, Plans.Team, Token));

        Assert.True(await Users.LeaveTeamAsync(nurse, Plans.Team, Token));

        await AssertSeesAsync(false);
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await elsewhere.MaySeeTeamAsync(nurse, Plans.Team, Token));
        Assert.False(await Users.LeaveTeamAsync(nurse, Plans.Team, Token));
        Clock.SetUtcNow(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero));
        await AssertSeesAsync(false);
    }

    [Fact]
    public async Task TeamsOf_SeveralMemberships_AreListedByName()
    {
        await Users.JoinTeamAsync(nurse, Plans.OtherTeam, CareRoles.Carer, TimeRange.Always, Token);
        await Users.JoinTeamAsync(nurse, Plans.Team, CareRoles.Nurse, TimeRange.Always, Token);
        await Users.JoinTeamAsync(nurse, Plans.Team, CareRoles.Nurse, TimeRange.Always, Token);

        Assert.Equal(
            [new TeamMembership(Plans.Team, "Équipe Nord", CareRoles.Nurse), new TeamMembership(Plans.OtherTeam, "Équipe Sud", CareRoles.Carer)],
            await Access.TeamsOfAsync(nurse, Token));
    }

    [Fact]
    public async Task MaySeeResident_MovedOut_IsNoMore()
    {
        await Users.JoinTeamAsync(nurse, Plans.Team, CareRoles.Nurse, TimeRange.Always, Token);
        await EnsureAsync(Home with { Residents = [Home.Residents[0] with { During = Plans.Between("2026-01-01T00:00:00Z", "2026-03-01T07:00:00Z") }], Sensors = [] });

        Assert.False(await Access.MaySeeResidentAsync(nurse, Resident, Token));
        Assert.True(await Access.MaySeeHomeAsync(nurse, Home.Home, Token));
    }

    [Fact]
    public async Task MaySeeResident_InAReplayOfLongAgo_IsSeen()
    {
        await Users.JoinTeamAsync(nurse, Plans.Team, CareRoles.Nurse, TimeRange.Always, Token);
        var replay = Plans.Home("replay", HomeMode.Replay);
        await EnsureAsync(replay with { Residents = [replay.Residents[0] with { During = Plans.Between("2019-01-01T00:00:00Z", "2019-03-01T00:00:00Z") }], Sensors = [] });

        Assert.True(await Access.MaySeeResidentAsync(nurse, replay.Residents[0].Resident, Token));
    }

    private Task EnsureAsync(HomePlan plan) => Care.Get<IProvisioning>().EnsureHomeAsync(plan, Plans.NoIdentities, null, Token);

    private async Task AssertSeesAsync(bool expected)
    {
        Assert.Equal(expected, await Access.MaySeeTeamAsync(nurse, Plans.Team, Token));
        Assert.Equal(expected, await Access.MaySeeHomeAsync(nurse, Home.Home, Token));
        Assert.Equal(expected, await Access.MaySeeResidentAsync(nurse, Resident, Token));
        Assert.Equal(expected, (await Access.TeamsOfAsync(nurse, Token)).Any(membership => membership.Team == Plans.Team));
    }

    public sealed class OnSqlite() : TeamAccessTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : TeamAccessTests(server);
}
