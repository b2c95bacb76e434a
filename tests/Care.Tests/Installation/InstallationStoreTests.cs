using AgeingMonitor.Care.Installation;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Care.Tests.Installation;

public abstract class InstallationStoreTests(TestEngine engine) : CareSuite(engine)
{
    private IWalkTests Walks => Care.Get<IWalkTests>();

    private IKitStates States => Care.Get<IKitStates>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Care.Get<IProvisioning>().EnsureTeamAsync(Flat.Plan.CareTeam, "Équipe", Token);
        await Care.Get<IProvisioning>().EnsureHomeAsync(Flat.Plan with { Sensors = [.. Flat.Plan.Sensors.Where(sensor => sensor.Resident is null)] }, new Dictionary<Contracts.Ids.ResidentId, ResidentIdentity>(), null, Token);
    }

    [Fact]
    public async Task State_OfAKit_IsItsLastWord_AndALastWillKeepsWhatWasKnown()
    {
        Assert.Null(await States.FindAsync(Flat.Kit, Token));
        Assert.True(await States.SaveAsync(Flat.Kit, new KitState { Online = true, AgentVersion = "1.0.0", Boot = 3, Sensors = Flat.Sensors }, Now, Token));
        Assert.True(await States.SaveAsync(Flat.Kit, new KitState { Online = false, Boot = 3 }, Now + TimeSpan.FromSeconds(5), Token));
        var told = (await States.FindAsync(Flat.Kit, Token))!;
        Assert.Equal((false, "1.0.0", Flat.Sensors.Count, Now + TimeSpan.FromSeconds(5)), (told.State.Online, told.State.AgentVersion, told.State.Sensors.Count, told.ReceivedAt));
    }

    [Fact]
    public async Task State_ThatComesLate_ChangesNothing()
    {
        await States.SaveAsync(Flat.Kit, new KitState { Online = true, Boot = 4 }, Now, Token);
        Assert.True(await States.SaveAsync(Flat.Kit, new KitState { Online = false, Boot = 3 }, Now - TimeSpan.FromSeconds(5), Token));
        Assert.Equal((true, 4L), ((await States.FindAsync(Flat.Kit, Token))!.State.Online, (await States.FindAsync(Flat.Kit, Token))!.State.Boot));
    }

    [Fact]
    public async Task State_OfAStranger_OrOfARevokedKit_IsNotKept()
    {
        Assert.False(await States.SaveAsync(Contracts.Ids.KitId.Parse("k-zzzzzzzzzzzzz"), new KitState { Online = true }, Now, Token));
        await Care.Get<IProvisioning>().RevokeKitAsync(Flat.Kit, "stolen", Token);
        Assert.False(await States.SaveAsync(Flat.Kit, new KitState { Online = true }, Now, Token));
    }

    [Fact]
    public async Task Walk_IsBegunOnce_ProvenStepByStep_AndEndedOnce()
    {
        var walk = await Walks.BeginAsync(Flat.Kit, Flat.Plan.Home, "user-1", Token);
        Assert.Equal(walk.Id, (await Walks.BeginAsync(Flat.Kit, Flat.Plan.Home, "user-2", Token)).Id);

        var first = (await Walks.BeginStepAsync(walk.Id, "link", Token))!.UnderWay!;
        var second = (await Walks.BeginStepAsync(walk.Id, "help:button", Token))!.UnderWay!;
        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Null(await Walks.EndStepAsync(walk.Id, first.Number, StepResult.Passed, [], null, Token));
        CommissionedValue[] evidence = [new("help:button", "button", "help", 1, Now.ToString(), 2.5)];
        var after = (await Walks.EndStepAsync(walk.Id, second.Number, StepResult.Passed, evidence, null, Token))!;
        Assert.Equal((StepResult.Failed, StepResult.Passed), (after.LatestOf("link")!.Result, after.LatestOf("help:button")!.Result));
        Assert.Equal(evidence, after.LatestOf("help:button")!.Evidence);
        Assert.Null(after.UnderWay);

        Assert.True(await Walks.FinishAsync(walk.Id, "{}", Token));
        Assert.False(await Walks.FinishAsync(walk.Id, "{\"other\":1}", Token));
        Assert.Null(await Walks.BeginStepAsync(walk.Id, "link", Token));
        Assert.Equal("{}", (await Walks.FindAsync(walk.Id, Token))!.Report);
        Assert.NotEqual(walk.Id, (await Walks.BeginAsync(Flat.Kit, Flat.Plan.Home, "user-1", Token)).Id);
        Assert.Equal(2, (await Walks.ListAsync(Flat.Kit, Token)).Count);
    }

    [Fact]
    public async Task Walk_LeftForADay_EndsWithoutAReport_AndTheNextBeginsAnew()
    {
        var first = await Walks.BeginAsync(Flat.Kit, Flat.Plan.Home, "user-1", Token);
        Clock.Advance(IWalkTests.Longest + TimeSpan.FromMinutes(1));
        var second = await Walks.BeginAsync(Flat.Kit, Flat.Plan.Home, "user-2", Token);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((true, (string?)null), ((await Walks.FindAsync(first.Id, Token))!.FinishedAt is not null, (await Walks.FindAsync(first.Id, Token))!.Report));
        Assert.True(await Walks.FinishAsync(second.Id, null, Token));
        Assert.Null(await Walks.BeginStepAsync(second.Id, "link", Token));
    }

    [Fact]
    public async Task Home_ChangedByTwo_KeepsBothChanges()
    {
        var provisioning = Care.Get<IProvisioning>();
        await provisioning.ChangeHomeAsync(Flat.Plan.Home, plan => Placing.AddRoom(plan, RoomKind.Other), Token);
        var now = await provisioning.ChangeHomeAsync(Flat.Plan.Home, plan => Placing.Place(plan, Flat.Kit, Contracts.Ids.SensorId.Parse("hall"), Flat.Bathroom, null, Now), Token);
        Assert.Equal((Flat.Plan.Rooms.Count + 1, Flat.Bathroom), (now!.Rooms.Count, now.PlacementOf(Flat.Kit, Contracts.Ids.SensorId.Parse("hall"), Now)!.Room!.Value));
        Assert.Null(await provisioning.ChangeHomeAsync(Contracts.Ids.HomeId.New(), plan => plan, Token));
        Assert.Null(await provisioning.ChangeHomeAsync(Flat.Plan.Home, _ => null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => provisioning.ChangeHomeAsync(Flat.Plan.Home, plan => plan with { TimeZone = "Mars/Olympus" }, Token));
    }

    [Fact]
    public async Task Walk_OfAStranger_IsRefused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Walks.BeginAsync(Contracts.Ids.KitId.Parse("k-zzzzzzzzzzzzz"), Flat.Plan.Home, "user-1", Token));
        Assert.Null(await Walks.BeginStepAsync(Guid.NewGuid(), "link", Token));
        Assert.Null(await Walks.FindAsync(Guid.NewGuid(), Token));
    }

    public sealed class OnSqlite() : InstallationStoreTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : InstallationStoreTests(server);
}
