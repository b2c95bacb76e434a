using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Hubs;
using AgeingMonitor.Dashboard.Tests.World;
using Microsoft.AspNetCore.SignalR.Client;
using Orleans.Runtime;

namespace AgeingMonitor.Dashboard.Tests.Hubs;

public sealed class HubTests
{
    private static readonly Instant Now = Instant.Now(TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_WithoutPlace_GivesEverythingWithNames()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));
        await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        using var reader = await world.SignInAsync("anna");
        await using var page = await LivePage.OpenAsync(world, reader);

        var part = await page.JoinAsync(Homes.TeamA, null, 0);

        Assert.True(part.IsSnapshot);
        Assert.Equal(2, part.Number);
        Assert.Equal(("Logement 1", "Jeanne Martin"), (part.Tiles.Single().Label, part.Tiles.Single().People));
        Assert.Equal(("Jeanne Martin", "high", "raised"), (part.Alerts.Single().Person, part.Alerts.Single().Priority, part.Alerts.Single().State));
        Assert.Equal(FeedNotice.Live, part.State);
    }

    [Fact]
    public async Task Join_AtAKnownNumber_GivesOnlyTheGap()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        var other = world.Care.Add("a2", Homes.TeamA, "Logement 2", HomeMode.Live, ("Henri", "Lefèvre"));
        var grain = world.TeamGrain(Homes.TeamA);
        using var reader = await world.SignInAsync("anna");
        await using var page = await LivePage.OpenAsync(world, reader);
        var first = await page.JoinAsync(Homes.TeamA, null, 0);
        grain.Publish(home.Tile(Now));
        var seen = await page.NextAsync<DeltaBatch>();
        await using var second = await LivePage.OpenAsync(world, reader);
        grain.Publish(other.Tile(Now));
        await page.NextAsync<DeltaBatch>();

        var gap = await second.JoinAsync(Homes.TeamA, first.Epoch, seen.Number);
        var nothing = await second.JoinAsync(Homes.TeamA, gap.Epoch, gap.Number);
        var ahead = await second.JoinAsync(Homes.TeamA, gap.Epoch, gap.Number + 100);
        var stranger = await second.JoinAsync(Homes.TeamA, Guid.NewGuid(), gap.Number);

        Assert.False(gap.IsSnapshot);
        Assert.Equal("Logement 2", Assert.Single(gap.Tiles).Label);
        Assert.False(nothing.IsSnapshot);
        Assert.Empty(nothing.Tiles);
        Assert.True(ahead.IsSnapshot);
        Assert.True(stranger.IsSnapshot);
        Assert.Equal(2, stranger.Tiles.Count);
    }

    [Fact]
    public async Task Push_ManyChanges_AreNumberedWithoutAHole()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        using var reader = await world.SignInAsync("anna");
        await using var page = await LivePage.OpenAsync(world, reader);
        var place = (await page.JoinAsync(Homes.TeamA, null, 0)).Number;
        for (var i = 0; i < 200; i++)
        {
            world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now, pulse: 50 + i));
        }

        double pulse = 0;
        while (place < 200)
        {
            var batch = await page.NextAsync<DeltaBatch>();
            Assert.Equal(place, batch.After);
            Assert.True(batch.Number > batch.After);
            place = batch.Number;
            pulse = Assert.Single(batch.Tiles).Vitals.First(v => v.Slot == "pulse").Value;
        }

        Assert.Equal(249, pulse);
    }

    [Fact]
    public async Task Push_NewEpoch_IsAWholeView()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));
        using var reader = await world.SignInAsync("anna");
        await using var page = await LivePage.OpenAsync(world, reader);
        await page.JoinAsync(Homes.TeamA, null, 0);

        world.TeamGrain(Homes.TeamA).BeginEpoch();
        var whole = await page.NextAsync<CatchUp>();

        Assert.Equal(world.TeamGrain(Homes.TeamA).Epoch, whole.Epoch);
        Assert.Equal("Logement 1", Assert.Single(whole.Tiles).Label);
    }

    [Fact]
    public async Task Push_GrainFails_IsSaidAtOnceAndTakenBack()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        using var reader = await world.SignInAsync("anna");
        await using var page = await LivePage.OpenAsync(world, reader);
        await page.JoinAsync(Homes.TeamA, null, 0);

        world.TeamGrain(Homes.TeamA).Break(new SiloUnavailableException("The silo is away."));
        var behind = await page.NextAsync<FeedNotice>();
        await using var late = await LivePage.OpenAsync(world, reader);
        var joined = await late.JoinAsync(Homes.TeamA, null, 0);
        world.TeamGrain(Homes.TeamA).Mend();
        var live = await page.NextAsync<FeedNotice>();
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));
        var batch = await page.NextAsync<DeltaBatch>();

        Assert.Equal(FeedNotice.CatchingUp, behind.State);
        Assert.NotNull(behind.Since);
        Assert.Equal((FeedNotice.CatchingUp, behind.Since), (joined.State, joined.Since));
        Assert.Equal(FeedNotice.Live, live.State);
        Assert.Single(batch.Tiles);
    }

    [Fact]
    public async Task Join_OfAnotherTeam_IsRefusedAndNothingArrives()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        await world.AddUserAsync("bruno", Homes.TeamB);
        using var annaReader = await world.SignInAsync("anna");
        using var brunoReader = await world.SignInAsync("bruno");
        await using var anna = await LivePage.OpenAsync(world, annaReader);
        await using var bruno = await LivePage.OpenAsync(world, brunoReader);
        await anna.JoinAsync(Homes.TeamA, null, 0);

        var refused = await bruno.JoinAsync(Homes.TeamA, null, 0);
        await bruno.JoinAsync(Homes.TeamB, null, 0);
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));
        await anna.NextAsync<DeltaBatch>();
        // Something for B, so that what B got before is known to be all.
        world.TeamGrain(Homes.TeamB).Publish(world.Care.Add("b1", Homes.TeamB, "Chez B", HomeMode.Live, ("Rosa", "Blanc")).Tile(Now));
        var first = await bruno.NextAsync<DeltaBatch>();

        Assert.False(refused.Allowed);
        Assert.Empty(refused.Tiles);
        Assert.Null(refused.Epoch);
        Assert.Equal("Chez B", Assert.Single(first.Tiles).Label);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t-")]
    [InlineData("t-aaaaaaaaaaaaa")]
    [InlineData("*")]
    public async Task Join_GarbageTeam_IsRefused(string? team)
    {
        await using var world = await DashboardWorld.StartAsync();
        await BeginAsync(world);
        using var reader = await world.SignInAsync("anna");
        await using var page = await LivePage.OpenAsync(world, reader);

        var answer = await page.Hub.InvokeAsync<JoinAnswer>("Join", new[] { new Place(team, null, 0) }, Stop);

        Assert.False(Assert.Single(answer.Teams).Allowed);
    }

    [Fact]
    public async Task Push_MembershipEnded_SendsTheViewerAwayFirst()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        await world.AddUserAsync("agnes", Homes.TeamA);
        using var annaReader = await world.SignInAsync("anna");
        using var agnesReader = await world.SignInAsync("agnes");
        await using var anna = await LivePage.OpenAsync(world, annaReader);
        await using var agnes = await LivePage.OpenAsync(world, agnesReader);
        await anna.JoinAsync(Homes.TeamA, null, 0);
        await agnes.JoinAsync(Homes.TeamA, null, 0);

        world.Care.EndMembership("anna");
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));

        Assert.Equal(Homes.TeamA.Value, await anna.NextAsync<string>());
        Assert.Single((await agnes.NextAsync<DeltaBatch>()).Tiles);
        Assert.False((await anna.JoinAsync(Homes.TeamA, null, 0)).Allowed);
    }

    [Fact]
    public async Task Push_HomeThatLeftTheTeam_IsTakenAwayAndNeverSent()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        var other = world.Care.Add("a2", Homes.TeamA, "Logement 2", HomeMode.Live, ("Henri", "Lefèvre"));
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));
        using var reader = await world.SignInAsync("anna");
        await using var page = await LivePage.OpenAsync(world, reader);
        var before = await page.JoinAsync(Homes.TeamA, null, 0);

        world.Care.MoveHome(home.Home, Homes.TeamB);
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now, pulse: 99));
        var whole = await page.NextAsync<CatchUp>();
        var again = await page.JoinAsync(Homes.TeamA, before.Epoch, before.Number);

        Assert.Equal([other.Home.Value], whole.Tiles.Select(t => t.Home));
        Assert.True(again.IsSnapshot);
        Assert.DoesNotContain(again.Tiles, t => t.Home == home.Home.Value);
    }

    [Theory]
    [InlineData(CareRoles.Nurse, true, null)]
    [InlineData(CareRoles.Installer, false, "Votre rôle ne permet pas cette action.")]
    public async Task Acknowledge_ByRole_IsDoneOrRefusedInWords(string role, bool done, string? refusal)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        await world.AddUserAsync("ines", Homes.TeamA, role);
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        using var reader = await world.SignInAsync("ines");
        await using var page = await LivePage.OpenAsync(world, reader);
        await page.JoinAsync(Homes.TeamA, null, 0);

        var answer = await page.Hub.InvokeAsync<StepAnswer>("Acknowledge", raised.Id.ToString(), Stop);

        Assert.Equal((done, refusal), (answer.Done, answer.Refusal));
        if (done)
        {
            var change = Assert.Single((await page.NextAsync<DeltaBatch>()).Alerts);
            Assert.Equal(("acknowledged", "ines"), (change.State, change.AcknowledgedBy));
        }
    }

    [Fact]
    public async Task Acknowledge_OfAnotherTeamOrGarbage_IsUnknown()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await BeginAsync(world);
        await world.AddUserAsync("bruno", Homes.TeamB);
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        using var reader = await world.SignInAsync("bruno", "en");
        await using var page = await LivePage.OpenAsync(world, reader);

        foreach (var id in new[] { raised.Id.ToString(), "nonsense", "", Guid.NewGuid().ToString(), new string('x', 5000) })
        {
            Assert.Equal(new StepAnswer(false, "There is no such alert."), await page.Hub.InvokeAsync<StepAnswer>("Acknowledge", id, Stop));
        }

        Assert.Equal(AlertState.Raised, (await world.Care.FindAsync(raised.Id, Stop))!.State);
    }

    private static async Task<HomePlan> BeginAsync(DashboardWorld world)
    {
        await world.AddUserAsync("anna", Homes.TeamA);
        return world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
    }
}
