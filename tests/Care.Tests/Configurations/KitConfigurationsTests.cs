using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Care.Tests.Configurations;

public abstract class KitConfigurationsTests(TestEngine engine) : CareSuite(engine)
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly KitId Other = KitId.Derive("other");

    private IKitConfigurations Configurations => Care.Get<IKitConfigurations>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Care.Get<IKitRegistry>().CreateAsync(Kit, null, null, "tests", Token);
        await Care.Get<IKitRegistry>().CreateAsync(Other, null, null, "tests", Token);
    }

    [Fact]
    public async Task Change_OneAfterTheOther_IsNumberedAndKept_WithItsAuthor()
    {
        Assert.Null(await Configurations.FindAsync(Kit, Token));
        Assert.Equal(ConfigurationChange.Done, await AddAsync(Kit, "hall"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ConfigurationChange.Done, await AddAsync(Kit, "bath"));

        var all = await Configurations.ListAsync(Kit, Token);
        Assert.Equal([(2L, 2, Now), (1L, 1, Now - TimeSpan.FromMinutes(1))], all.Select(one => (one.Configuration.Version, one.Configuration.Sensors.Count, one.MadeAt)));
        Assert.All(all, one => Assert.Equal("somebody", one.MadeBy));
        Assert.Equal(["hall", "bath"], (await Configurations.FindAsync(Kit, Token))!.Configuration.Sensors.Select(sensor => sensor.Name.Value));
        Assert.Null(await Configurations.FindAsync(Other, Token));
    }

    [Fact]
    public async Task Change_ThatChangesNothing_OrIsGivenUp_MakesNoVersion()
    {
        await AddAsync(Kit, "hall");
        Assert.Equal(ConfigurationChange.AlreadySo, await Configurations.ChangeAsync(Kit, before => before with { Version = 99 }, "somebody", Token));
        Assert.Equal(ConfigurationChange.GivenUp, await Configurations.ChangeAsync(Kit, _ => null, "somebody", Token));
        Assert.Single(await Configurations.ListAsync(Kit, Token));
    }

    [Fact]
    public async Task Change_ThatAKitWouldRefuse_IsRefusedHere_AndChangesNothing()
    {
        await AddAsync(Kit, "hall");
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(Kit, "hall"));
        Assert.Contains("two sensors 'hall'", fault.Message, StringComparison.Ordinal);
        Assert.Single(await Configurations.ListAsync(Kit, Token));
    }

    [Fact]
    public async Task Change_OfAStrangerOrARetiredKit_IsNone()
    {
        await Care.Get<IKitRegistry>().RetireAsync(Other, "tests", Token);
        Assert.Equal(ConfigurationChange.NoSuchKit, await AddAsync(Other, "hall"));
        Assert.Equal(ConfigurationChange.NoSuchKit, await AddAsync(KitId.Derive("nobody"), "hall"));
    }

    [Fact]
    public async Task Version_IsAboveWhatTheKitSaysItRuns()
    {
        await Care.Get<IKitStates>().SaveAsync(Kit, new Contracts.Mqtt.KitState { Online = true, ConfigurationVersion = 41 }, Now, Token);
        await AddAsync(Kit, "hall");
        Assert.Equal(42, (await Configurations.FindAsync(Kit, Token))!.Configuration.Version);
    }

    [Fact]
    public async Task Version_OfChangesAtOnce_IsGivenOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => AddAsync(Kit, $"s{i}"), Token)));
        var all = await Configurations.ListAsync(Kit, Token);
        Assert.Equal(Enumerable.Range(1, 8).Reverse().Select(i => (long)i), all.Select(one => one.Configuration.Version));
        Assert.Equal(8, all[0].Configuration.Sensors.Count);
    }

    [Fact]
    public async Task ToSend_AreKitsThatChanged_OnceEach_AndTheNewestOfEach_ButOfNoRetiredOne()
    {
        await AddAsync(Kit, "hall");
        await AddAsync(Kit, "bath");
        await AddAsync(Other, "hall");
        var first = await Configurations.ListChangedAsync(0, Token);
        Assert.Equal([Kit, Other], first.Kits.OrderBy(kit => kit == Other));
        Assert.Equal(2, (await Configurations.FindToSendAsync(Kit, Token))!.Configuration.Version);

        var nothing = await Configurations.ListChangedAsync(first.Upto, Token);
        Assert.Empty(nothing.Kits);
        Assert.Equal(first.Upto, nothing.Upto);

        await AddAsync(Kit, "door");
        await Care.Get<IKitRegistry>().RetireAsync(Other, "tests", Token);
        Assert.Equal([Kit], (await Configurations.ListChangedAsync(first.Upto, Token)).Kits);
        Assert.Null(await Configurations.FindToSendAsync(Other, Token));
        Assert.Null(await Configurations.FindToSendAsync(KitId.Derive("nobody"), Token));
    }

    [Fact]
    public async Task ToSend_AfterTheDatabaseWasPutBack_BeginsAnew()
    {
        await AddAsync(Kit, "hall");
        Assert.Equal([Kit], (await Configurations.ListChangedAsync(1000, Token)).Kits);
    }

    private Task<ConfigurationChange> AddAsync(KitId kit, string sensor) =>
        Configurations.ChangeAsync(kit, before => before with { Sensors = [.. before.Sensors, new SensorSetup(SensorId.Parse(sensor), "pir", default)] }, "somebody", Token);

    public sealed class OnSqlite() : KitConfigurationsTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : KitConfigurationsTests(server);
}
