using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Care.Tests.Commands;

public abstract class KitCommandsTests(TestEngine engine) : CareSuite(engine)
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly KitId Other = KitId.Derive("other");

    private IKitCommands Commands => Care.Get<IKitCommands>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Care.Get<IKitRegistry>().CreateAsync(Kit, null, null, "tests", Token);
        await Care.Get<IKitRegistry>().CreateAsync(Other, null, null, "tests", Token);
    }

    [Fact]
    public async Task Ask_FromAskingToAnswer_IsKeptWithWhoAndWhen()
    {
        var asked = await AskAsync(Kit);
        Assert.Equal((CommandState.Asked, "ines", Now), (asked.StateAt(Now), asked.AskedBy, asked.AskedAt));
        Assert.InRange((asked.Command.Expires - Now).TotalSeconds, 60, 61);
        Assert.Equal(asked, Assert.Single(await Commands.ListOpenAsync(Token)));

        await Commands.NoteSentAsync(asked.Command.Request, Token);
        var sentAt = Now;
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Commands.NoteSentAsync(asked.Command.Request, Token);
        var sent = (await Commands.FindAsync(Kit, asked.Command.Request, Token))!;
        Assert.Equal((CommandState.Sent, sentAt), (sent.StateAt(Now), sent.SentAt));

        var answer = new CommandAnswer { Request = asked.Command.Request, Outcome = CommandOutcome.Failed, Detail = "L’horloge « dérive »." };
        Assert.True(await Commands.AnswerAsync(Kit, answer, Now, Token));
        Assert.True(await Commands.AnswerAsync(Kit, answer with { Outcome = CommandOutcome.Done }, Now, Token));
        var answered = Assert.Single(await Commands.ListAsync(Kit, Token));
        Assert.Equal((CommandState.Refused, answer, Now), (answered.StateAt(Now), answered.Answer, answered.AnsweredAt));
        Assert.Empty(await Commands.ListOpenAsync(Token));
    }

    [Fact]
    public async Task Ask_NotAnsweredInTime_IsExpired_AndALateAnswerStillCounts()
    {
        var asked = await AskAsync(Kit, CommandKind.Identify);
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(CommandState.Expired, (await Commands.FindAsync(Kit, asked.Command.Request, Token))!.StateAt(Now));
        Assert.Empty(await Commands.ListOpenAsync(Token));
        Assert.True(await Commands.AnswerAsync(Kit, new CommandAnswer { Request = asked.Command.Request, Outcome = CommandOutcome.Done }, Now, Token));
        Assert.Equal(CommandState.Answered, (await Commands.FindAsync(Kit, asked.Command.Request, Token))!.StateAt(Now));
    }

    [Fact]
    public async Task Answer_OfAnotherKit_OrToNothing_IsNone()
    {
        var asked = await AskAsync(Kit);
        Assert.False(await Commands.AnswerAsync(Other, new CommandAnswer { Request = asked.Command.Request, Outcome = CommandOutcome.Done }, Now, Token));
        Assert.False(await Commands.AnswerAsync(Kit, new CommandAnswer { Request = CommandId.New(), Outcome = CommandOutcome.Done }, Now, Token));
        Assert.False(await Commands.AnswerAsync(Kit, new CommandAnswer { Request = CommandId.New(), Outcome = CommandOutcome.Failed, Detail = new string('x', WireLimits.MaxReason + 1) }, Now, Token));
        Assert.Null((await Commands.FindAsync(Kit, asked.Command.Request, Token))!.Answer);
        Assert.Null(await Commands.FindAsync(Other, asked.Command.Request, Token));
    }

    [Fact]
    public async Task Ask_MoreThanAKitHears_IsRefused_UntilSomeAreOver()
    {
        for (var i = 0; i < IKitCommands.MostOpen; i++)
        {
            await AskAsync(Kit);
        }

        Assert.Equal(AskingRefusal.TooMany, (await Commands.AskAsync(Kit, CommandKind.Diagnostics, null, IKitCommands.UsualLife, "ines", Token)).Refusal);
        await AskAsync(Other);
        Clock.Advance(TimeSpan.FromSeconds(61));
        await AskAsync(Kit);
    }

    [Fact]
    public async Task Ask_AStrangerOrARefusedKit_IsRefused_AndWhatWasOpenIsNotSent()
    {
        await AskAsync(Kit);
        await Care.Get<IKitRegistry>().RevokeAsync(Kit, "stolen", "tests", Token);
        Assert.Empty(await Commands.ListOpenAsync(Token));
        Assert.Equal(AskingRefusal.NoSuchKit, (await Commands.AskAsync(Kit, CommandKind.Diagnostics, null, IKitCommands.UsualLife, "ines", Token)).Refusal);
        Assert.Equal(AskingRefusal.NoSuchKit, (await Commands.AskAsync(KitId.Derive("nobody"), CommandKind.Diagnostics, null, IKitCommands.UsualLife, "ines", Token)).Refusal);
    }

    [Theory]
    [InlineData(CommandKind.Identify, 61, 60)]
    [InlineData(CommandKind.Identify, 0, 60)]
    [InlineData(CommandKind.Diagnostics, 15, 60)]
    [InlineData(CommandKind.Unknown, null, 60)]
    [InlineData(CommandKind.Diagnostics, null, 0)]
    [InlineData(CommandKind.Diagnostics, null, 602)]
    public async Task Ask_WhatAKitWouldRefuse_Throws_AndKeepsNothing(CommandKind kind, int? seconds, int life)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Commands.AskAsync(Kit, kind, seconds, TimeSpan.FromSeconds(life), "ines", Token));
        Assert.Empty(await Commands.ListAsync(Kit, Token));
    }

    [Fact]
    public async Task List_IsShort_AndTheLastReportStandsBehindIt()
    {
        var report = new KitDiagnostics { Agent = "1.0", Boot = 1, Uptime = 1, Clock = "unset", Packs = 0, Waiting = 0, ShedPacks = 0, LostReadings = 0, Sensors = [] };
        var told = await AskAsync(Kit);
        await Commands.AnswerAsync(Kit, new CommandAnswer { Request = told.Command.Request, Outcome = CommandOutcome.Done, Diagnostics = report }, Now, Token);
        for (var i = 0; i < IKitCommands.LongestList + 2; i++)
        {
            await Commands.AnswerAsync(Kit, new CommandAnswer { Request = (await AskAsync(Kit)).Command.Request, Outcome = CommandOutcome.Busy }, Now, Token);
        }

        var list = await Commands.ListAsync(Kit, Token);
        Assert.Equal(IKitCommands.LongestList + 1, list.Count);
        Assert.Equal((told.Command.Request, "1.0"), (list[^1].Command.Request, list[^1].Answer!.Diagnostics!.Agent));
        Assert.All(list.SkipLast(1), one => Assert.Equal(CommandOutcome.Busy, one.Answer!.Outcome));
    }

    [Fact]
    public async Task Answer_DoneWithoutTheReportThatWasAsked_IsRefused()
    {
        var asked = await AskAsync(Kit);
        await Commands.AnswerAsync(Kit, new CommandAnswer { Request = asked.Command.Request, Outcome = CommandOutcome.Done }, Now, Token);
        Assert.Equal(CommandState.Refused, (await Commands.FindAsync(Kit, asked.Command.Request, Token))!.StateAt(Now));
    }

    private async Task<AskedCommand> AskAsync(KitId kit, CommandKind kind = CommandKind.Diagnostics) => (await Commands.AskAsync(kit, kind, null, IKitCommands.UsualLife, "ines", Token)).Asked!;

    public sealed class OnSqlite() : KitCommandsTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : KitCommandsTests(server);
}
