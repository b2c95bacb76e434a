using System.Net;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Tests.World;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Tests.Pages;

/// <summary>What a kit is asked and answers, as an installer sees it without script.</summary>
public sealed class CommandTests : InstallerSuite
{
    private string Page => $"/kits/{kit}";

    [Fact]
    public async Task Ask_FromTheButtonToTheAnswer_IsShown_WithWhoAsked()
    {
        Assert.Contains("data-live=\"no\"", await ReadAsync());
        var answer = await AskAsync("identify");
        Assert.Equal($"{Page}#ask-title", answer.Headers.Location!.OriginalString);
        Assert.Equal([("ines", CommandKind.Identify)], (await world.Commands.ListAsync(kit, Stop)).Select(one => (one.AskedBy, one.Command.Kind)));

        var html = await ReadAsync();
        Assert.Contains("data-live=\"yes\"", html);
        Assert.Contains(CommandTexts.Asked.French, html);
        world.Commands.Change(kit, one => one with { SentAt = one.AskedAt });
        Assert.Contains(CommandTexts.Sent.French, await ReadAsync());
        world.Commands.Answer(kit, CommandOutcome.Done);
        html = await ReadAsync();
        Assert.Contains("data-live=\"no\"", html);
        Assert.Contains("clignote et bipe 15\u00A0secondes", html);
    }

    [Fact]
    public async Task Diagnostics_AreShown_AndStayWhenSomethingElseIsAsked()
    {
        await AskAsync("diagnostics");
        world.Commands.Answer(kit, CommandOutcome.Done, diagnostics: new KitDiagnostics
        {
            Agent = "1.4.2",
            Boot = 31,
            Uptime = 7200,
            Clock = "holdover",
            ClockUncertainty = 0.25,
            Packs = 1234,
            Waiting = 5,
            ShedPacks = 0,
            LostReadings = 0,
            CertificateUntil = 1_780_142_450,
            DiskFree = 812e6,
            Undervoltage = true,
            Sensors = [new SensorDiagnostics { Name = "hall", Driver = "pir", State = "faulty", LastFault = "pin 17 <is> taken", Faults = 3, LastReading = 120 }, new SensorDiagnostics { Name = "cellar", Driver = "<odd>", State = "well" }],
        });
        await AskAsync("renew-certificate");
        var html = await ReadAsync();
        foreach (var shown in new[] { "1.4.2", "<dd>31</dd>", "sur sa lancée, sans référence, à 0,250\u00A0s près", "1\u202F234\u00A0paquets, 5\u00A0mesures", "812\u00A0Mo", "en panne", "pin 17 <is> taken", "cellar", CommandTexts.Asked.French })
        {
            Assert.Contains(shown, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<is>", await reader.ReadAsync(Page));
        Assert.DoesNotContain("<odd>", await reader.ReadAsync(Page));
    }

    [Fact]
    public async Task StoreAway_WhatWasAskedAndAnsweredIsShown()
    {
        await AskAsync("diagnostics");
        world.Commands.Answer(kit, CommandOutcome.Done, diagnostics: new KitDiagnostics { Agent = "1.4.2", Boot = 31, Uptime = 7200, Clock = "synced", Packs = 0, Waiting = 0, ShedPacks = 0, LostReadings = 0, CertificateUntil = 253_402_300_799, Sensors = [] });
        await AskAsync("identify");
        world.Store.IsDown = true;
        var html = await ReadAsync();
        foreach (var shown in new[] { KitTexts.Failed.French, "1.4.2", "data-live=\"yes\"", "<td>ines</td>" })
        {
            Assert.Contains(shown, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReadAgain_NeedsNoStore_AndIsAskedAgainWhenWhatWasAskedCannotBeRead()
    {
        await AskAsync("identify");
        world.Store.IsDown = true;
        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"{Page}?part=asked"));
        Assert.Contains("data-live=\"yes\"", html);
        Assert.DoesNotContain(KitTexts.Failed.French, html);
        world.Commands.IsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await reader.GetAsync($"{Page}?part=asked")).StatusCode);
    }

    [Fact]
    public async Task DoneWithoutDiagnostics_IsToldAsFailed()
    {
        await AskAsync("diagnostics");
        world.Commands.Answer(kit, CommandOutcome.Done);
        var html = await ReadAsync();
        Assert.Contains(CommandTexts.Failed.French, html);
        Assert.DoesNotContain(CommandTexts.Answered.French, html);
    }

    [Theory]
    [InlineData(CommandOutcome.Expired, "came too late by the kit’s clock")]
    [InlineData(CommandOutcome.Unknown, "does not know this request")]
    [InlineData(CommandOutcome.Malformed, "does not know this request")]
    [InlineData(CommandOutcome.Busy, "too many requests wait in the kit")]
    [InlineData(CommandOutcome.NoLamp, "neither lamp nor buzzer")]
    [InlineData(CommandOutcome.Occupied, "telling the resident something")]
    [InlineData(CommandOutcome.Simulated, "simulated kit")]
    [InlineData(CommandOutcome.Failed, "failed")]
    public async Task Refusal_IsToldInWords(CommandOutcome outcome, string words)
    {
        await AskAsync("identify");
        world.Commands.Answer(kit, outcome, "The <server> is away.");
        using var english = await world.SignInAsync("ines", "en");
        var html = await english.ReadAsync(Page);
        Assert.Contains(words, WebUtility.HtmlDecode(html));
        Assert.Contains("The &lt;server&gt; is away.", html);
    }

    [Fact]
    public async Task NotAnsweredInTime_IsTold_AndThatTheKitIsAway()
    {
        world.Installation.States[kit] = new(new() { Online = false }, Instant.Now(TimeProvider.System));
        Assert.Contains(CommandTexts.NotConnected.French, await ReadAsync());
        await AskAsync("identify");
        world.Commands.Change(kit, one => one with { Command = one.Command with { Expires = one.AskedAt } });
        var html = await ReadAsync();
        Assert.Contains(CommandTexts.Silent.French, html);
        Assert.Contains("data-live=\"no\"", html);
    }

    [Fact]
    public async Task Ask_TooOften_SomethingElse_OrWithTheDatabaseAway_IsRefusedInWords()
    {
        foreach (var word in new[] { "", "sing", "Identify" })
        {
            Assert.Contains(CommandTexts.RefusalWord.French, await FollowAsync(await AskAsync(word)));
        }

        Assert.Empty(await world.Commands.ListAsync(kit, Stop));
        for (var i = 0; i < IKitCommands.MostOpen; i++)
        {
            await AskAsync("identify");
        }

        Assert.Contains(CommandTexts.RefusalTooMany.French, await FollowAsync(await AskAsync("identify")));
        world.Commands.IsDown = true;
        Assert.Contains(KitTexts.Failed.French, await FollowAsync(await AskAsync("identify")));
    }

    [Fact]
    public async Task Ask_AnothersKit_OrWithoutTheRole_IsNotThere_AndAsksNothing()
    {
        var theirs = world.Care.Add("b1", Homes.TeamB, "Logement 9", HomeMode.Live, ("Henri", "Lefèvre"));
        var foreign = world.Kits.Add("boîte 9", theirs.Home);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync("/", $"/kits/{foreign}/ask", ("command", "identify"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync("/", "/kits/nonsense/ask", ("command", "identify"))).StatusCode);
        await world.AddUserAsync("anna", Homes.TeamA, CareRoles.Coordinator);
        using var coordinator = await world.SignInAsync("anna");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync("/", $"{Page}/ask", ("command", "identify"))).StatusCode);
        Assert.Empty(await world.Commands.ListAsync(foreign, Stop));
        Assert.Empty(await world.Commands.ListAsync(kit, Stop));
    }

    private Task<HttpResponseMessage> AskAsync(string word) => reader.PostAsync(Page, $"{Page}/ask", ("command", word));

    private async Task<string> FollowAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await reader.ReadAsync(answer.Headers.Location!.OriginalString.Split('#')[0]));

    private async Task<string> ReadAsync() => WebUtility.HtmlDecode(await reader.ReadAsync(Page));
}
