using System.Net;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Tests.World;
using AgeingMonitor.Storage;
using Orleans.Runtime;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class PageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Instant Now = Instant.Now(TimeProvider.System);

    [Theory]
    [InlineData("fr", "Tableau des logements", "Alertes", "Mouvements par pièce", "Ce sur quoi elle repose", "Aide à l’organisation")]
    [InlineData("en", "Homes at a glance", "Alerts", "Movement by room", "What it rests on", "Helps organise")]
    public async Task EachPage_InALanguage_SaysSo(string language, string board, string inbox, string resident, string alert, string purpose)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        world.Store.Add(new SeriesKey(home.Kits[0].Kit, Homes.Sensor(RoomKind.Kitchen), Quantities.Motion), Now - TimeSpan.FromHours(1), 1);
        using var reader = await world.SignInAsync("anna", language);

        (string Path, string Expected)[] pages = [("/", board), ("/alerts", inbox), ($"/residents/{home.Residents[0].Resident}", resident), ($"/alerts/{raised.Id}", alert)];
        foreach (var (path, expected) in pages)
        {
            var html = WebUtility.HtmlDecode(await reader.ReadAsync(path));
            Assert.Contains($"<html lang=\"{language}\">", html);
            Assert.Contains(expected, html);
            Assert.Contains(purpose, html);
            Assert.Contains("Jeanne Martin", html);
        }
    }

    [Theory]
    [InlineData("fr", "Annulée, à vérifier", "des pas ont suivi", "Confirmée", "immobile depuis le choc")]
    [InlineData("en", "Cancelled, to be checked", "steps have followed", "Confirmed", "still since the knock")]
    public async Task Alert_WithWhatHasBecomeOfIt_ShowsTheStepsInWords(string language, params string[] expected)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute suspectée.", "Suspected fall."));
        await world.RaiseAsync(raised with { Development = new(AlertDevelopments.Cancelled, AlertDevelopments.Walking, Now, AlertPriority.High, new("Annulée.", "Cancelled."), []) });
        await world.RaiseAsync(raised.Confirmed(AlertDevelopments.Still, 13, "Chute confirmée.", "Confirmed fall."));
        using var reader = await world.SignInAsync("anna", language);

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/alerts/{raised.Id}"));

        Assert.All(expected, words => Assert.Contains(words, html));
        Assert.Contains(language == "fr" ? "<h1>Chute confirmée.</h1>" : "<h1>Confirmed fall.</h1>", html);
    }

    [Fact]
    public async Task Board_WithTile_ShowsWhatIsKnownAndHowOldItIs()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now, pulse: 71.6));
        using var reader = await world.SignInAsync("anna");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync("/"));

        Assert.Contains("Cuisine", html);
        Assert.Contains(">72<", html);
        Assert.Contains(">128/76<", html);
        Assert.Contains(">36,8<", html);
        Assert.Contains("98\u00A0%", html);
        Assert.Contains("il y a 4\u00A0min", html);
    }

    [Theory]
    [InlineData("fr", false, "Dernière nuit", "Au lit du 10\u00A0mars, 22:30 au 11\u00A0mars, 07:05, soit 8\u00A0h\u00A035.", "Levers\u00A0: 3, dont 2 vers la salle de bains\u00A0; le plus long a duré 12\u00A0min.")]
    [InlineData("en", false, "Last night", "In bed from 10\u00A0Mar, 22:30 to 11\u00A0Mar, 07:05, 8\u00A0h\u00A035.", "Times up: 3, 2 of them to the bathroom; the longest lasted 12\u00A0min.")]
    [InlineData("fr", true, "Dernière nuit", "Dans la chambre du 10\u00A0mars, 22:30 au 11\u00A0mars, 07:05 environ, soit 8\u00A0h\u00A035.", "Estimé d’après les mouvements, sans capteur de lit. Le boîtier s’est tu une partie de la nuit")]
    [InlineData("en", true, "Last night", "In the bedroom from about 10\u00A0Mar, 22:30 to about 11\u00A0Mar, 07:05, 8\u00A0h\u00A035.", "Estimated from movement, without a bed sensor. The kit was silent for part of the night")]
    public async Task Resident_WithANightThatIsOver_ReadsHowItWas(string language, bool isEstimate, params string[] expected)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        var from = Instant.From(new DateTimeOffset(2026, 3, 10, 21, 30, 0, TimeSpan.Zero));
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now) with { LastNight = new(from.Microseconds, (from + TimeSpan.FromMinutes(515)).Microseconds, 3, 2, 12 * 60_000_000L, isEstimate, HasGap: isEstimate) });
        using var reader = await world.SignInAsync("anna", language);

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/residents/{home.Residents[0].Resident}"));

        Assert.All(expected, words => Assert.Contains(words, html));
    }

    [Theory]
    [InlineData("fr", 22, true, true, "137/82 mmHg en moyenne sur les sept derniers jours.", "Au-dessus de la limite à domicile, 135/85.", "Mesures\u00A0: 22, sur 6 jours (6 matins, 5 soirs)", "Moyenne complète")]
    [InlineData("en", 22, true, true, "137/82 mmHg on average over the last seven days.", "Over the limit for the home, 135/85.", "Measurements: 22, on 6 days (6 mornings, 5 evenings)", "Complete by the European scheme")]
    [InlineData("en", 22, true, false, "137/82 mmHg", "Between the limits, 90/60 and 135/85.")]
    [InlineData("en", 7, false, true, "137/82 mmHg", "Measurements: 7", "Not complete", "No conclusion before")]
    [InlineData("fr", 0, false, false, "Pas encore de moyenne")]
    [InlineData("en", 0, false, false, "No mean yet")]
    public async Task Resident_MeasuredAtHome_ReadsTheMeanAndWhatItRestsOn(string language, int measurements, bool isComplete, bool isHigh, params string[] expected)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        var resident = home.Residents[0].Resident.Value;
        PressureTile of = new(resident, 137.9, 82.3, measurements, 6, 6, 5, isComplete, isHigh, false);
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now) with { Pressures = [of with { Resident = "another", Systolic = 321 }, of] });
        using var reader = await world.SignInAsync("anna", language);

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/residents/{resident}"));

        Assert.All(expected, words => Assert.Contains(words, html));
        Assert.DoesNotContain("321/", html);
        Assert.Equal(isComplete, html.Contains("135/85", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fr", 15.4, "D’après l’onde de pouls", "capteur wrist\u00A0: pouls 72 par minute (qualité du signal 91\u00A0%), respiration 15 par minute (qualité du signal 60\u00A0%).", "ne déclenche aucune alerte")]
    [InlineData("en", 15.4, "From the pulse wave", "sensor wrist: pulse 72 a minute (signal quality 91%), breathing 15 a minute (signal quality 60%).", "raises no alert")]
    [InlineData("en", null, "pulse 72 a minute (signal quality 91%).")]
    public async Task Resident_WithAPulseWave_ReadsTheEstimatesAsSuch(string language, double? breathing, params string[] expected)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        var resident = home.Residents[0].Resident.Value;
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now) with { Waves = [new(resident, "wrist", Now.Microseconds, 72.3, 0.918, breathing, 0.6)] });
        using var reader = await world.SignInAsync("anna", language);

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/residents/{resident}"));

        Assert.All(expected, words => Assert.Contains(words, html));
        Assert.DoesNotContain(language == "fr" ? "Tension à domicile" : "Blood pressure at home", html);
    }

    [Fact]
    public async Task Resident_WithoutANight_HasNoWordOfIt()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));
        using var reader = await world.SignInAsync("anna", "en");

        Assert.DoesNotContain("Last night", await reader.ReadAsync($"/residents/{home.Residents[0].Resident}"));
    }

    [Fact]
    public async Task Board_HomeThatNeverSpoke_IsShownAllTheSame()
    {
        await using var world = await DashboardWorld.StartAsync();
        world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync("/"));

        Assert.Contains("Jeanne Martin", html);
        Assert.Contains("jamais entendu", html);
    }

    [Fact]
    public async Task Board_GrainDoesNotAnswer_ShowsHomesAndAlertsAndSaysSo()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        world.TeamGrain(Homes.TeamA).Break(new SiloUnavailableException("The silo is away."));
        using var reader = await world.SignInAsync("anna");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync("/"));

        Assert.Contains("Les données en direct ne répondent pas", html);
        Assert.Contains("Jeanne Martin", html);
        Assert.Contains("Chute signalée.", html);
    }

    [Fact]
    public async Task Board_ReplayedHome_IsHiddenUntilAskedFor()
    {
        await using var world = await DashboardWorld.StartAsync();
        world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        world.Care.Add("a2", Homes.TeamA, "Enregistrement", HomeMode.Replay, ("Rosa", "Replay"));
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");

        var plain = WebUtility.HtmlDecode(await reader.ReadAsync("/"));
        var asked = WebUtility.HtmlDecode(await reader.ReadAsync("/?replays=1"));

        Assert.DoesNotContain("Rosa Replay", plain);
        Assert.Contains("1 logements en rejeu sont masqués", plain);
        Assert.Contains("Rosa Replay", asked);
    }

    [Fact]
    public async Task Board_DemoHome_IsMarkedOnEveryPage()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Demo, ("Jeanne", "Martin"));
        await world.AddUserAsync("anna", Homes.TeamA);
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        using var reader = await world.SignInAsync("anna");

        foreach (var path in new[] { "/", "/alerts", $"/alerts/{raised.Id}", $"/residents/{home.Residents[0].Resident}", $"/homes/{home.Home}" })
        {
            Assert.Contains("DÉMO sont simulés", WebUtility.HtmlDecode(await reader.ReadAsync(path)));
        }
    }

    [Fact]
    public async Task Home_WithTwoResidents_LinksBoth()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"), ("Paul", "Martin"));
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");

        Assert.Contains($"href=\"/homes/{home.Home}\"", await reader.ReadAsync("/"));
        var html = await reader.ReadAsync($"/homes/{home.Home}");

        Assert.All(home.Residents, r => Assert.Contains($"href=\"/residents/{r.Resident}\"", html));
    }

    [Fact]
    public async Task Resident_StoreDoesNotAnswer_SaysSoAndStillShowsAlerts()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        world.Store.Trouble = new ObservationStoreException("The server is away.");
        using var reader = await world.SignInAsync("anna");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/residents/{home.Residents[0].Resident}"));

        Assert.Contains("Les mesures ne peuvent pas être lues", html);
        Assert.Contains("Chute signalée.", html);
    }

    [Fact]
    public async Task Resident_Looked_IsRecordedBeforeAnythingIsShown()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        using var reader = await world.SignInAsync("anna");
        var path = $"/residents/{home.Residents[0].Resident}";

        await reader.ReadAsync(path);
        world.Care.LookTrouble = new TimeoutException("The care database is away.");
        var refused = await reader.GetAsync(path);

        var look = Assert.Single(world.Care.Looks);
        Assert.Equal(("anna", home.Residents[0].Resident, "resident"), (look.UserId, look.Resident, look.Page));
        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.DoesNotContain("Martin", await refused.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Alert_WithEvidence_ShowsValueLimitAndSource()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        // 2026-03-29T01:30Z is half past three in Paris: summer time began half an hour before.
        var at = Instant.From(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
        var raised = await world.RaiseAsync(home.Draft(
            AlertRules.VitalSign, AlertPriority.Medium, at, "Température élevée.", "High temperature.", new Evidence("body-temperature", Contracts.Ids.SensorId.Parse("thermometer-0"), at, 38.9, null, 38.0, "NEWS2 2017")));
        using var reader = await world.SignInAsync("anna");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/alerts/{raised.Id}"));

        Assert.Contains("38,9\u00A0°C", html);
        Assert.Contains("alerte au-dessus de 38\u00A0°C", html);
        Assert.Contains("NEWS2 2017", html);
        Assert.Contains("29\u00A0mars 2026, 03:30:00", html);
        Assert.Contains("<span lang=\"en\">High temperature.</span>", html);
    }
}
