using System.Net;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class StepTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alert_TakenClosedAndReopened_TellsItsJournal()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (draft, reader) = await BeginAsync(world);
        using var _ = reader;
        var page = $"/alerts/{draft.Id}";

        await reader.PostAsync(page, page + "/acknowledge");
        await reader.PostAsync(page, page + "/resolve", ("outcome", "false"), ("note", "Elle a posé la montre."));
        await reader.PostAsync(page, page + "/reopen");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync(page));
        Assert.Contains("Prise en charge", html);
        Assert.Contains("Close (Fausse alerte)", html);
        Assert.Contains("Elle a posé la montre.", html);
        Assert.Contains("Rouverte", html);
        Assert.Equal(AlertState.Raised, (await world.Care.FindAsync(draft.Id, Stop))!.State);
    }

    [Theory]
    [InlineData("", "RefusalOutcome")]
    [InlineData("maybe", "RefusalOutcome")]
    public async Task Resolve_WithoutOutcome_IsRefusedInWords(string outcome, string notice)
    {
        await using var world = await DashboardWorld.StartAsync();
        var (draft, reader) = await BeginAsync(world);
        using var _ = reader;

        var answer = await reader.PostAsync($"/alerts/{draft.Id}", $"/alerts/{draft.Id}/resolve", ("outcome", outcome));

        Assert.Equal($"/alerts/{draft.Id}?notice={notice}", answer.Headers.Location!.OriginalString);
        Assert.Contains("Choisissez ce qu’il en était.", WebUtility.HtmlDecode(await reader.ReadAsync(answer.Headers.Location.OriginalString)));
    }

    [Fact]
    public async Task Resolve_NoteOverTheLimit_IsRefused()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (draft, reader) = await BeginAsync(world);
        using var _ = reader;

        var answer = await reader.PostAsync($"/alerts/{draft.Id}", $"/alerts/{draft.Id}/resolve", ("outcome", "true"), ("note", new string('x', 501)));

        Assert.Equal($"/alerts/{draft.Id}?notice=RefusalNote", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Acknowledge_Twice_SaysWhoWasFirst()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (draft, reader) = await BeginAsync(world);
        using var _ = reader;

        await reader.PostAsync("/alerts", $"/alerts/{draft.Id}/acknowledge", ("back", "/alerts?priority=high"));
        var second = await reader.PostAsync("/alerts", $"/alerts/{draft.Id}/acknowledge", ("back", "/alerts?priority=high"));

        Assert.Equal("/alerts?priority=high&notice=RefusalAcknowledged", second.Headers.Location!.OriginalString);
        Assert.Contains("prise en charge par anna", WebUtility.HtmlDecode(await reader.ReadAsync("/alerts")));
    }

    [Fact]
    public async Task Acknowledge_GrainFails_SaysThatNothingWasSaved()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (draft, reader) = await BeginAsync(world);
        using var _ = reader;
        world.Care.StepTrouble = new TimeoutException();

        var answer = await reader.PostAsync("/alerts", $"/alerts/{draft.Id}/acknowledge");

        Assert.EndsWith("notice=RefusalFault", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Inbox_Filters_KeepWhatMatches()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (draft, reader) = await BeginAsync(world);
        using var _ = reader;
        var home = world.Care.Plans.Single();
        await world.RaiseAsync(home.Draft(AlertRules.KitSilent, AlertPriority.Technical, Instant.Now(TimeProvider.System), "Boîtier muet depuis 11 min.", "Kit silent for 11 min."));
        var closed = await world.RaiseAsync(home.Draft(AlertRules.HelpCall, AlertPriority.High, Instant.Now(TimeProvider.System), "Bouton pressé.", "Button pressed."));
        await world.Care.ResolveAsync(closed.Id, "anna", AlertOutcome.Test, null, Stop);

        var open = WebUtility.HtmlDecode(await reader.ReadAsync("/alerts"));
        var high = WebUtility.HtmlDecode(await reader.ReadAsync("/alerts?priority=high"));
        var past = WebUtility.HtmlDecode(await reader.ReadAsync("/alerts?state=closed"));

        Assert.True(open.IndexOf(draft.Summary.French, StringComparison.Ordinal) < open.IndexOf("Boîtier muet depuis", StringComparison.Ordinal));
        Assert.DoesNotContain("Bouton pressé.", open);
        Assert.DoesNotContain("Boîtier muet depuis", high);
        Assert.Contains("Bouton pressé.", past);
        Assert.DoesNotContain(draft.Summary.French, past);
    }

    private static async Task<(AlertDraft Draft, Reader Reader)> BeginAsync(DashboardWorld world)
    {
        var home = await world.AddHomeAndNurseAsync();
        var draft = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Instant.Now(TimeProvider.System), "Chute signalée.", "Fall reported."));
        return (draft, await world.SignInAsync("anna"));
    }
}
