using System.Net;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class CapacityTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddDays(-1);
    private static readonly Guid Entry = Guid.Parse("22222222-0000-4000-8000-000000000000");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "Premier repérage à faire.", "signalé", "Prochain repérage", "Entend (test réussi)")]
    [InlineData("en", "The first screening is to be done.", "flagged", "Next screening", "Hears (test passed)")]
    public async Task Screening_EnteredByForm_IsOnThePageWithItsFlagsAndItsNextDate(string language, string first, string flagged, string next, string question)
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, resident, reader) = await BeginAsync(world, language);
        using var _ = reader;
        Assert.Contains(first, await TextAsync(reader, page), StringComparison.Ordinal);
        Assert.Contains(question, await TextAsync(reader, page + "/capacity/new"), StringComparison.Ordinal);

        var answer = await reader.PostAsync(page + "/capacity/new", page + "/capacity/new", Assessments.Fields(Entry, Today, ("chair-rises", "concern"), ("chair-rises-seconds", "16,4"), ("feeling-down", "not-done"), ("feeling-down-why-not", "refused"), ("note", " vue avec sa fille ")));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.EndsWith(page + "#capacity-title", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var kept = Assert.Single(world.Capacity.Entries);
        Assert.Equal((Entry, resident, 1, "anna", Today, "vue avec sa fille"), (kept.Assessment, kept.Resident, kept.Version, kept.Actor, kept.StepOne.AssessedOn, kept.StepOne.Note));
        Assert.Equal(new StepOneAnswer(StepOneOutcome.Concern, ChairRises: TimeSpan.FromSeconds(16.4)), kept.StepOne.Answers["chair-rises"]);
        Assert.Equal(StepOneAnswer.NotDone(NotDoneReason.Refused), kept.StepOne.Answers["feeling-down"]);
        var html = await TextAsync(reader, page);
        Assert.All([flagged, next, "data-result=\"flagged\"", "data-result=\"unknown\"", "data-result=\"clear\""], text => Assert.Contains(text, html, StringComparison.Ordinal));
        Assert.Contains("vue avec sa fille", await TextAsync(reader, $"{page}/capacity/{Entry:D}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SentTwice_MakesOneScreening()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, _, reader) = await BeginAsync(world);
        using var __ = reader;

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(HttpStatusCode.Found, (await reader.PostAsync(page + "/capacity/new", page + "/capacity/new", Assessments.Fields(Entry, Today))).StatusCode);
        }

        Assert.Single(world.Capacity.Entries);
    }

    [Theory]
    [InlineData("three-words", null, "three-words", "choisissez une réponse")]
    [InlineData("three-words", "perhaps", "three-words", "choisissez une réponse")]
    [InlineData("eye-problems", "not-done", "eye-problems-why-not", "dites pourquoi")]
    [InlineData("chair-rises-seconds", "quatorze", "chair-rises-seconds", "un nombre de secondes")]
    [InlineData("chair-rises-seconds", "-4", "chair-rises-seconds", "un nombre de secondes")]
    [InlineData("chair-rises-seconds", "1e1", "chair-rises-seconds", "un nombre de secondes")]
    [InlineData("chair-rises-seconds", "12.34", "chair-rises-seconds", "un nombre de secondes")]
    [InlineData("chair-rises-seconds", "99999999999999999999999999999999", "chair-rises-seconds", "un nombre de secondes")]
    [InlineData("chair-rises-seconds", "2", "chair-rises-seconds", "un nombre de secondes")]
    [InlineData("chair-rises-seconds", "15", "chair-rises-seconds", "la durée contredit la réponse")]
    [InlineData("hearing-by", "", "hearing-by", "dites quel test")]
    [InlineData("hearing-by", "trumpet", "hearing-by", "dites quel test")]
    [InlineData("assessed-on", "hier", "assessed-on", "donnez une date")]
    [InlineData("assessed-on", "2026-02-30", "assessed-on", "donnez une date")]
    [InlineData("assessed-on", "9999-12-31", "assessed-on", "dans l’avenir")]
    [InlineData("assessed-on", "1926-02-27", "assessed-on", "trop ancienne")]
    public async Task Form_WithGarbage_IsRefusedInWordsAndKeepsWhatWasTyped(string field, string? value, string at, string words)
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, _, reader) = await BeginAsync(world);
        using var __ = reader;

        var answer = await reader.PostAsync(page + "/capacity/new", page + "/capacity/new", Assessments.Fields(Entry, Today, (field, value), ("note", "tapé « par » moi")));

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"href=\"#{at}\"", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{at}-error\"", html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("tapé « par » moi", html, StringComparison.Ordinal);
        Assert.Contains(Entry.ToString("D"), html, StringComparison.Ordinal);
        Assert.Empty(world.Capacity.Entries);
    }

    [Fact]
    public async Task Form_EmptyOrFlooded_NamesEachFaultOnceAndSavesNothing()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, _, reader) = await BeginAsync(world);
        using var __ = reader;

        var empty = await reader.PostAsync(page + "/capacity/new", page + "/capacity/new", ("_handler", "capacity"));
        var flooded = await reader.PostAsync(page + "/capacity/new", page + "/capacity/new", [.. Assessments.Fields(Entry, Today, ("note", new string('x', 90_000)), ("three-words", "clear")), ("three-words", "concern"), ("<b>", "<script>alert(1)</script>")]);

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], [empty.StatusCode, flooded.StatusCode]);
        Assert.Equal(11, (await empty.Content.ReadAsStringAsync(Stop)).Split("field-error").Length - 1);
        var html = WebUtility.HtmlDecode(await flooded.Content.ReadAsStringAsync(Stop));
        Assert.Contains("500 caractères au plus", html, StringComparison.Ordinal);
        Assert.Contains("id=\"three-words-error\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
        Assert.Empty(world.Capacity.Entries);
    }

    [Fact]
    public async Task Form_StoreFails_SaysThatNothingWasSavedAndKeepsTheAnswers()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, _, reader) = await BeginAsync(world);
        using var __ = reader;
        world.Capacity.Trouble = new CareDatabaseException("The disk is full.");

        var answer = await reader.PostAsync(page + "/capacity/new", page + "/capacity/new", Assessments.Fields(Entry, Today, ("three-words", "concern")));

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains("rien n’a été enregistré, réessayez", html, StringComparison.Ordinal);
        Assert.Matches("name=\"three-words\" value=\"concern\" checked", html);
    }

    [Fact]
    public async Task Correction_ByForm_IsAVersionBesideTheFirst()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, resident, reader) = await BeginAsync(world);
        using var _ = reader;
        var id = await world.EnterAsync(resident, Assessments.On(Today, (StepOneItems.Eyes, StepOneAnswer.Concern)));
        var form = $"{page}/capacity/{id:D}/amend";
        Assert.Matches("name=\"eye-problems\" value=\"concern\" checked", await reader.ReadAsync(form));

        var without = await reader.PostAsync(form, form, Assessments.Fields(id, Today, ("version", "2")));
        var done = await reader.PostAsync(form, form, Assessments.Fields(id, Today, ("version", "2"), ("reason", "Lunettes retrouvées")));
        var late = await reader.PostAsync(form, form, Assessments.Fields(id, Today, ("version", "2"), ("reason", "Autre"), ("three-words", "concern")));

        Assert.Contains("Dites pourquoi", WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.Contains("a changé entre-temps", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal([(1, CapacityStatus.Completed, true), (2, CapacityStatus.Amended, false)], world.Capacity.Entries.Select(entry => (entry.Version, entry.Status, entry.StepOne.IsFlagged)));
        var html = await TextAsync(reader, $"{page}/capacity/{id:D}");
        Assert.All(["Lunettes retrouvées", "Non, avant Oui", "Corrigé"], text => Assert.Contains(text, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Withdrawal_WithItsReason_CountsForNothingAndStaysReadable()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, resident, reader) = await BeginAsync(world);
        using var _ = reader;
        var id = await world.EnterAsync(resident, Assessments.On(Today));
        var one = $"{page}/capacity/{id:D}";

        var without = await reader.PostAsync(one, one + "/withdraw", ("version", "1"), ("reason", " "));
        var stale = await reader.PostAsync(one, one + "/withdraw", ("version", "7"), ("reason", "C’était pour Mme Durand"));
        var done = await reader.PostAsync(one, one + "/withdraw", ("version", "1"), ("reason", "C’était pour une autre personne"));

        Assert.Equal([one + "?notice=RefusalReason", one + "?notice=RefusalOutdated", one], [.. new[] { without, stale, done }.Select(answer => answer.Headers.Location!.OriginalString)]);
        Assert.Contains("C’était pour une autre personne", await TextAsync(reader, one), StringComparison.Ordinal);
        var html = await TextAsync(reader, page);
        Assert.Contains("retiré", html, StringComparison.Ordinal);
        Assert.Contains("Premier repérage à faire.", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(one + "/amend")).StatusCode);
    }

    [Theory]
    [InlineData(CareRoles.Nurse, true)]
    [InlineData(CareRoles.Carer, true)]
    [InlineData(CareRoles.Coordinator, true)]
    [InlineData(CareRoles.Installer, false)]
    [InlineData(CareRoles.Researcher, false)]
    [InlineData(CareRoles.Administrator, false)]
    public async Task EachCapacityPage_ByRole_IsForThoseWhoCareAndEveryLookIsRecorded(string role, bool open)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var resident = home.Residents[0].Resident;
        var page = $"/residents/{resident.Value}";
        await world.AddUserAsync("ines", Homes.TeamA, role);
        var id = await world.EnterAsync(resident, Assessments.On(Today, (StepOneItems.Words, StepOneAnswer.Concern)));
        var never = world.Care.Add("a2", Homes.TeamA, "Logement 2", HomeMode.Live, ("Paul", "Durand"));
        using var reader = await world.SignInAsync("ines");

        foreach (var path in new[] { "/capacity/new", $"/capacity/{id:D}", $"/capacity/{id:D}/amend" })
        {
            var answer = await reader.GetAsync(page + path);
            Assert.Equal(open ? HttpStatusCode.OK : HttpStatusCode.Found, answer.StatusCode);
            Assert.Equal(open ? null : page + "?notice=RefusalRole", answer.Headers.Location?.PathAndQuery);
        }

        var posted = await reader.PostAsync("/", page + "/capacity/new", Assessments.Fields(Entry, Today));
        var withdrawn = await reader.PostAsync("/", $"{page}/capacity/{id:D}/withdraw", ("version", "1"), ("reason", "non"));

        Assert.Equal(HttpStatusCode.Found, posted.StatusCode);
        Assert.Equal(open ? 3 : 1, world.Capacity.Entries.Count);
        Assert.Equal($"{page}/capacity/{id:D}" + (open ? null : "?notice=RefusalRole"), withdrawn.Headers.Location!.OriginalString);
        Assert.Equal(open ? ["capacity-form", "capacity", "capacity-form", "capacity-form", "capacity-withdraw"] : Enumerable.Repeat("capacity-refused", 5), world.Care.Looks.Select(look => look.Page));
        Assert.All(world.Care.Looks, look => Assert.Equal(("ines", resident), (look.UserId, look.Resident)));
        Assert.Equal(open, (await TextAsync(reader, page)).Contains("capacity-title", StringComparison.Ordinal));
        Assert.Equal(open, (await TextAsync(reader, "/assessments")).Contains(never.Residents[0].Resident.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EachCapacityPage_OfAnotherTeam_IsNotFoundAndChangesNothing()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var page = $"/residents/{home.Residents[0].Resident.Value}";
        var id = await world.EnterAsync(home.Residents[0].Resident, Assessments.On(Today));
        await world.AddUserAsync("bruno", Homes.TeamB);
        using var reader = await world.SignInAsync("bruno");

        foreach (var path in new[] { "/capacity/new", $"/capacity/{id:D}", $"/capacity/{id:D}/amend" })
        {
            var answer = await reader.GetAsync(page + path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Martin", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        await reader.PostAsync("/", page + "/capacity/new", Assessments.Fields(Entry, Today));
        var withdrawn = await reader.PostAsync("/", $"{page}/capacity/{id:D}/withdraw", ("version", "1"), ("reason", "non"));

        Assert.EndsWith("?notice=RefusalAssessment", withdrawn.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Single(world.Capacity.Entries);
        Assert.Empty(world.Care.Looks);
        Assert.DoesNotContain("Martin", await reader.ReadAsync("/assessments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screening_OfAnotherResident_IsNotFoundUnderThisOne()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (page, _, reader) = await BeginAsync(world);
        using var __ = reader;
        var other = world.Care.Add("a2", Homes.TeamA, "Logement 2", HomeMode.Live, ("Paul", "Durand"));
        var id = await world.EnterAsync(other.Residents[0].Resident, Assessments.On(Today));

        foreach (var path in new[] { $"/capacity/{id:D}", $"/capacity/{id:D}/amend", "/capacity/not-an-id", "/capacity/00000000-0000-0000-0000-000000000000/amend" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(page + path)).StatusCode);
        }
    }

    [Theory]
    [InlineData("fr", "en retard de 9 jours", "dans 14 jours", "jamais fait")]
    [InlineData("en", "overdue by 9 days", "in 14 days", "never done")]
    public async Task DueList_OfTheTeam_IsInOrderOfNeedAndLeavesOutWhoIsUpToDate(string language, string overdue, string soon, string never)
    {
        // 2026-03-01 in Paris: four months after 20 October it was 20 February, six after 15 September it will be 15 March.
        var clock = new SettableTime(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var world = await DashboardWorld.StartAsync(clock);
        await world.AddUserAsync("anna", Homes.TeamA);
        var homes = new[] { "Girard", "Faure", "Martin", "Lambert", "Replay" }.Select((family, i) => world.Care.Add($"a{i}", Homes.TeamA, $"Logement {i}", family == "Replay" ? HomeMode.Replay : HomeMode.Live, ("Jeanne", family))).ToArray();
        await world.EnterAsync(homes[0].Residents[0].Resident, Assessments.On(new DateOnly(2025, 9, 16)));
        await world.EnterAsync(homes[1].Residents[0].Resident, Assessments.On(new DateOnly(2025, 9, 15)));
        await world.EnterAsync(homes[2].Residents[0].Resident, Assessments.On(new DateOnly(2025, 10, 20), (StepOneItems.Down, StepOneAnswer.Concern)));
        using var reader = await world.SignInAsync("anna", language);

        var html = await TextAsync(reader, "/assessments");

        Assert.True(html.IndexOf("Martin", StringComparison.Ordinal) < html.IndexOf("Faure", StringComparison.Ordinal));
        Assert.True(html.IndexOf("Faure", StringComparison.Ordinal) < html.IndexOf("Lambert", StringComparison.Ordinal));
        Assert.All([overdue, soon, never], text => Assert.Contains(text, html, StringComparison.Ordinal));
        Assert.DoesNotContain("Girard", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Replay", html, StringComparison.Ordinal);

        // Who is shown has been looked at, and nobody else.
        Assert.Equal(
            new[] { 1, 2, 3 }.Select(i => ("anna", homes[i].Residents[0].Resident.Value, "assessments")).OrderBy(look => look.Value, StringComparer.Ordinal),
            world.Care.Looks.Select(look => (look.UserId, look.Resident.Value, look.Page)).OrderBy(look => look.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task DueList_WhoseLooksCannotBeRecorded_IsNotShown()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (_, _, reader) = await BeginAsync(world);
        using var __ = reader;
        world.Care.LookTrouble = new CareDatabaseException("The access log is full.");

        var answer = await reader.GetAsync("/assessments");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("Martin", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static async Task<(string Page, ResidentId Resident, Reader Reader)> BeginAsync(DashboardWorld world, string language = "fr")
    {
        var home = await world.AddHomeAndNurseAsync();
        return ($"/residents/{home.Residents[0].Resident.Value}", home.Residents[0].Resident, await world.SignInAsync("anna", language));
    }

    private static async Task<string> TextAsync(Reader reader, string path) => WebUtility.HtmlDecode(await reader.ReadAsync(path)).Replace('\u00A0', ' ');

    private sealed class SettableTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
