using System.Net;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

/// <summary>A home for a kit, and a place for each of its sensors, by forms.</summary>
public sealed class PlacesTests
{
    private static readonly KitId Kit = KitId.Derive("spare");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "Nouveau logement", "Pièces et capteurs")]
    [InlineData("en", "New home", "Rooms and sensors")]
    public async Task Kit_ThatStandsNowhere_GetsAHomeRoomsAndPlaces(string language, string before, string after)
    {
        await using var world = await DashboardWorld.StartAsync();
        using var reader = await BeginAsync(world, language);
        var page = $"/kits/{Kit}/rooms";
        Assert.Contains(before, await TextAsync(reader, page), StringComparison.Ordinal);

        await reader.PostAsync(page, $"/kits/{Kit}/home", Home());
        var plan = Assert.Single(world.Care.Plans);
        Assert.Equal((Homes.TeamA, "Europe/Paris", HomeMode.Live, Kit), (plan.CareTeam, plan.TimeZone, plan.Mode, plan.Kits[0].Kit));
        Assert.Equal(["Jeanne Martin", "Paul Martin"], plan.Residents.Select(one => world.Care.Identities[one.Resident]).Select(person => $"{person.GivenName} {person.FamilyName}"));
        Assert.Contains(after, await TextAsync(reader, page), StringComparison.Ordinal);

        var hall = plan.Rooms.Single(room => room.Kind == RoomKind.Hall).Id;
        var jeanne = plan.Residents[0].Resident;
        await reader.PostAsync(page, $"{page}/places", ("place-hall", hall.Value), ("whose-hall", ""), ("place-wrist", ""), ("whose-wrist", jeanne.Value));
        plan = Assert.Single(world.Care.Plans);
        Assert.Equal([("hall", (RoomId?)hall, (ResidentId?)null), ("wrist", null, jeanne)], plan.Sensors.Select(one => (one.Sensor.Value, one.Room, one.Resident)));
        Assert.Contains($"<option value=\"{hall}\" selected>", await reader.ReadAsync(page), StringComparison.Ordinal);

        // A mat in a bed of two is in a room and somebody's; saving the form unchanged changes nothing.
        await reader.PostAsync(page, $"{page}/places", ("place-wrist", hall.Value), ("whose-wrist", jeanne.Value));
        Assert.Equal((hall, jeanne), (world.Care.Plans[0].PlacementOf(Kit, SensorId.Parse("wrist"), Instant.Now(TimeProvider.System))!.Room!.Value, world.Care.Plans[0].PlacementOf(Kit, SensorId.Parse("wrist"), Instant.Now(TimeProvider.System))!.Resident!.Value));
        Assert.Contains(world.Care.Looks, look => look.Page == "kit-rooms" && look.Resident == jeanne);

        await reader.PostAsync(page, $"{page}/add", ("kind", "Bathroom"));
        Assert.Equal(2, world.Care.Plans[0].Rooms.Count(room => room.Kind == RoomKind.Bathroom));
        var spare = world.Care.Plans[0].Rooms[^1].Id;
        await reader.PostAsync(page, $"{page}/remove", ("room", spare.Value));
        Assert.DoesNotContain(world.Care.Plans[0].Rooms, room => room.Id == spare);
        Assert.Contains("RefusalRoom", (await reader.PostAsync(page, $"{page}/remove", ("room", hall.Value))).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label", " ", "RefusalLabel")]
    [InlineData("label", "long", "RefusalLabel")]
    [InlineData("team", "t-zzzzzzzzzzzzz", "RefusalTeam")]
    [InlineData("time-zone", "Mars/Olympus", "RefusalZone")]
    [InlineData("given-1", "", "RefusalPerson")]
    [InlineData("family-2", "", "RefusalPerson")]
    public async Task Home_WithGarbage_IsRefusedInWords_AndNotMade(string field, string value, string refusal)
    {
        await using var world = await DashboardWorld.StartAsync();
        using var reader = await BeginAsync(world);
        var fields = Home().Select(one => one.Name == field ? (one.Name, value == "long" ? new string('x', 65) : value) : one).ToArray();
        var answer = await reader.PostAsync($"/kits/{Kit}/rooms", $"/kits/{Kit}/home", fields);
        Assert.EndsWith($"?notice={refusal}", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", await reader.ReadAsync(answer.Headers.Location.OriginalString), StringComparison.Ordinal);
        Assert.Empty(world.Care.Plans);
    }

    [Theory]
    [InlineData("place-hall", "m-zzzzzzzzzzzzz")]
    [InlineData("place-hall", "nonsense")]
    [InlineData("place-hall", "r-zzzzzzzzzzzzz")]
    [InlineData("whose-wrist", "r-zzzzzzzzzzzzz")]
    [InlineData("whose-wrist", "nonsense")]
    [InlineData("place-Not A Sensor", "")]
    public async Task Place_ThatIsNotThere_IsRefused_AndNothingIsMoved(string field, string value)
    {
        await using var world = await DashboardWorld.StartAsync();
        using var reader = await BeginAsync(world);
        await reader.PostAsync($"/kits/{Kit}/rooms", $"/kits/{Kit}/home", Home());
        var answer = await reader.PostAsync($"/kits/{Kit}/rooms", $"/kits/{Kit}/rooms/places", ("place-wrist", world.Care.Plans[0].Rooms[0].Id.Value), (field, value));
        Assert.EndsWith("?notice=RefusalPlace", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Empty(world.Care.Plans[0].Sensors);
    }

    [Fact]
    public async Task Nurse_FindsNoSpareKit()
    {
        await using var world = await DashboardWorld.StartAsync();
        world.Care.SpareKits.Add(Kit);
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/kits/{Kit}/rooms")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync("/", $"/kits/{Kit}/home", Home())).StatusCode);
        Assert.Empty(world.Care.Plans);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SpareKit_OfAnotherTeamOrOfNobody_IsNotThere(bool isNobodys)
    {
        await using var world = await DashboardWorld.StartAsync();
        using var reader = await BeginAsync(world);
        world.Care.SpareTeam = isNobodys ? null : Homes.TeamB;
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/kits/{Kit}/rooms")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync("/", $"/kits/{Kit}/home", Home())).StatusCode);
        Assert.Empty(world.Care.Plans);
    }

    private static async Task<Reader> BeginAsync(DashboardWorld world, string language = "fr")
    {
        world.Care.SpareKits.Add(Kit);
        world.Installation.States[Kit] = new ToldState(
            new KitState { Online = true, Sensors = [new(SensorId.Parse("hall"), ["motion"]), new(SensorId.Parse("wrist"), ["fall", "worn"])] }, Instant.Now(TimeProvider.System));
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        return await world.SignInAsync("ines", language);
    }

    private static (string Name, string Value)[] Home() =>
        [("label", "Logement 7"), ("team", Homes.TeamA.Value), ("time-zone", "Europe/Paris"), ("given-1", " Jeanne "), ("family-1", "Martin"), ("given-2", "Paul"), ("family-2", "Martin")];

    private static async Task<string> TextAsync(Reader reader, string path) => WebUtility.HtmlDecode(await reader.ReadAsync(path));
}
