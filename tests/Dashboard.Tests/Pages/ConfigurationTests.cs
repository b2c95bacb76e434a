using System.Net;
using System.Text;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Configurations;
using AgeingMonitor.Dashboard.Tests.World;
using AgeingMonitor.Dashboard.Texts;
using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Dashboard.Tests.Pages;

/// <summary>What a kit is to do, as an installer says it without script.</summary>
public sealed class ConfigurationTests : InstallerSuite
{
    private string Page => $"/kits/{kit}/configuration";

    [Fact]
    public async Task Kits_OfTheHardwareFolder_AreWhatAnInstallerBeginsWith()
    {
        Assert.Equal(["core", "medical", "wearable"], HardwareKits.All.Keys);
        Assert.Equal(SensorDrivers.All.Keys.Order(StringComparer.Ordinal), DriverTexts.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(HardwareKits.All.Values.SelectMany(one => one.Sensors), sensor => Assert.Contains(sensor.Driver, DriverTexts.All.Keys));

        await PostAsync("begin", ("kit", "core"));
        var wanted = (await WantedAsync())!;
        Assert.Equal(HardwareKits.All["core"].Sensors.Select(one => one.Name), wanted.Sensors.Select(one => one.Name));
        Assert.Equal("Europe/Paris", wanted.TimeZone); // the home's
        Assert.NotEmpty(wanted.Rules.TooWarm);

        // The other's sensors come to it; what has a taken name stays.
        await PostAsync("sensor", ("name", "wrist"), ("driver", "pir"), ("options", "{\"pin\":5}"));
        await PostAsync("begin", ("kit", "wearable"));
        wanted = (await WantedAsync())!;
        Assert.Equal(wanted.Sensors.Count, wanted.Sensors.Select(one => one.Name).Distinct().Count());
        Assert.Equal("pir", wanted.Sensors.Single(one => one.Name.Value == "wrist").Driver);
    }

    [Fact]
    public async Task Sensors_AddedChangedRemoved_AndTheWornOne_AreVersions_AndTheWayBack()
    {
        await PostAsync("sensor", ("name", "hall-motion"), ("driver", "pir"), ("options", "{\"pin\":17}"));
        await PostAsync("sensor", ("name", "wrist-1"), ("driver", "lis3dh"), ("options", ""));
        await PostAsync("worn", ("worn", "wrist-1"));
        await PostAsync("sensor", ("name", "hall-motion"), ("driver", "zigbee"), ("options", "{\"device\":\"hall\"}"));
        var wanted = (await WantedAsync())!;
        Assert.Equal((4L, "wrist-1", "zigbee"), (wanted.Version, wanted.Rules.Worn!.Value.Value, wanted.Sensors[0].Driver));

        await PostAsync("sensor", ("name", "wrist-1"), ("driver", "pir"), ("options", ""));
        Assert.Null((await WantedAsync())!.Rules.Worn); // nothing that is worn any more
        await PostAsync("back", ("version", "4"));
        await PostAsync("remove", ("sensor", "wrist-1"));
        wanted = (await WantedAsync())!;
        Assert.Equal((7L, 1, true), (wanted.Version, wanted.Sensors.Count, wanted.Rules.Worn is null));

        await PostAsync("back", ("version", "3"));
        wanted = (await WantedAsync())!;
        Assert.Equal((8L, 2, "pir"), (wanted.Version, wanted.Sensors.Count, wanted.Sensors[0].Driver));
        Assert.Contains("hall-motion", await reader.ReadAsync(Page));
    }

    [Fact]
    public async Task Garbage_IsRefusedInWords_AndChangesNothing()
    {
        await PostAsync("sensor", ("name", "hall-motion"), ("driver", "pir"), ("options", ""));
        foreach (var (form, fields, said) in new (string, (string, string)[], string)[]
        {
            ("sensor", [("name", "Hall!"), ("driver", "pir")], "minuscules"),
            ("sensor", [("name", "kit"), ("driver", "pir")], "neither pack nor kit"),
            ("sensor", [("name", "hall"), ("driver", "sonar")], "sorte"),
            ("sensor", [("name", "hall"), ("driver", "pir"), ("options", "{\"pin\":")], "objet JSON"),
            ("sensor", [("name", "hall"), ("driver", "pir"), ("options", "[1]")], "an object"),
            ("sensor", [], "minuscules"),
            ("worn", [("worn", "hall-motion")], "Rechargez"), // no accelerometer
            ("worn", [("worn", "nobody")], "Rechargez"),
            ("remove", [("sensor", "nobody")], "Rechargez"),
            ("begin", [("kit", "rocket")], "Rechargez"),
            ("back", [("version", "-1")], "Rechargez"),
            ("file", [("file", "text")], "kit.json"),
        })
        {
            var answer = await reader.PostAsync(Page, Page, [("_handler", form), .. fields]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(said, await answer.Content.ReadAsStringAsync(Stop));
        }

        Assert.Equal(1, (await WantedAsync())!.Version);
    }

    [Fact]
    public async Task File_IsTakenWhole_OrRefused()
    {
        foreach (var bad in (string[])["{\"version\":1,\"sensor\":[]}", "PK", ""])
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendFileAsync(bad)).StatusCode);
        }

        Assert.Null(await WantedAsync());
        Assert.True((await SendFileAsync("{\"version\":1,\"sensors\":[{\"name\":\"door\",\"driver\":\"contact\"}]}")).StatusCode is HttpStatusCode.Found or HttpStatusCode.OK);
        Assert.Equal("contact", (await WantedAsync())!.Sensors[0].Driver);
    }

    [Fact]
    public async Task Progress_FollowsWhatTheKitSays()
    {
        Assert.Contains(ConfigurationTexts.None.French, await ReadAsync());
        await PostAsync("sensor", ("name", "hall"), ("driver", "pir"), ("options", ""));
        Assert.Contains(ConfigurationTexts.WaitsForKit.French, await ReadAsync());
        Tell(new KitState { Online = true });
        Assert.Contains(ConfigurationTexts.UnderWay.French, await ReadAsync());
        Tell(new KitState { Online = true, ConfigurationFault = "<b>no pin</b>" });
        Assert.Contains(ConfigurationTexts.Refused.French, await ReadAsync());
        Assert.Contains("&lt;b&gt;no pin", await reader.ReadAsync(Page));
        Tell(new KitState { Online = false, ConfigurationFault = "no pin" });
        Assert.Contains(ConfigurationTexts.Refused.French, await ReadAsync());
        await PostAsync("sensor", ("name", "hall"), ("driver", "contact"), ("options", ""));
        Assert.DoesNotContain(ConfigurationTexts.Refused.French, await ReadAsync()); // it has not answered to this one
        Tell(new KitState { Online = true, ConfigurationVersion = 2 });
        Assert.Contains(ConfigurationTexts.Applied.French, await ReadAsync());
    }

    [Fact]
    public async Task Page_OfAnothersKit_IsNotThere_AndTakesNothing()
    {
        var theirs = world.Care.Add("b1", Homes.TeamB, "Logement 9", HomeMode.Live, ("Henri", "Lefèvre"));
        var foreign = world.Kits.Add("boîte 9", theirs.Home);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/kits/{foreign}/configuration")).StatusCode);
        foreach (var form in new[] { "begin", "remove", "sensor", "worn", "file", "back" })
        {
            await reader.PostAsync("/", $"/kits/{foreign}/configuration", ("_handler", form), ("kit", "core"), ("name", "hall"), ("driver", "pir"));
        }

        Assert.Null(await world.Configurations.FindAsync(foreign, Stop));
    }

    private async Task PostAsync(string form, params (string Name, string Value)[] fields)
    {
        var answer = await reader.PostAsync(Page, Page, [("_handler", form), .. fields]);
        Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
    }

    private async Task<HttpResponseMessage> SendFileAsync(string contents)
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent("file"), "_handler" },
            { new StringContent(await reader.TokenAsync(Page)), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(contents)), "file", "kit.json" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Page) { Content = body };
        return await reader.SendAsync(request);
    }

    private async Task<KitConfiguration?> WantedAsync() => (await world.Configurations.FindAsync(kit, Stop))?.Configuration;

    private async Task<string> ReadAsync() => WebUtility.HtmlDecode(await reader.ReadAsync(Page));

    private void Tell(KitState state) => world.Installation.States[kit] = new ToldState(state, Instant.Now(TimeProvider.System));
}
