using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using CsCheck;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>What kits say of themselves is kept, whatever else is going on.</summary>
public sealed class KitStateTests
{
    private static readonly KitId Kit = KitId.Parse("k-aaaaaaaaaaaaa");
    private static readonly KitId Other = KitId.Parse("k-bbbbbbbbbbbbb");

    [Fact]
    public async Task BirthMessage_IsKept_WithWhenItCame()
    {
        await using var harness = new PipelineHarness();
        await harness.SendAsync(Topics.For(Kit, Topics.State), """{"online":true,"agent":"1.2.3","boot":4,"sensors":[{"name":"hall","quantities":["motion"]}]}"""u8.ToArray());
        await PipelineHarness.UntilAsync(() => harness.States.All.ContainsKey(Kit));
        Assert.Equal((true, "1.2.3", 4L, harness.Now), (harness.States.All[Kit].State.Online, harness.States.All[Kit].State.AgentVersion, harness.States.All[Kit].State.Boot, harness.States.All[Kit].ReceivedAt));
    }

    [Fact]
    public async Task Clearing_TheBrokersCopy_SaysNothing()
    {
        await using var harness = new PipelineHarness();
        await harness.SendAsync(Topics.For(Kit, Topics.State), []);
        await harness.SendAsync(Topics.For(Other, Topics.State), """{"online":true}"""u8.ToArray());
        await PipelineHarness.UntilAsync(() => harness.States.All.ContainsKey(Other));
        Assert.Single(harness.States.All);
        Assert.Empty(harness.Quarantine.All);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("{\"online\":\"maybe\"}")]
    [InlineData("{\"online\":true,\"sensors\":[{\"name\":\"Not A Name\"}]}")]
    public async Task Garbage_GoesToQuarantine_AndTheNextIsKept(string payload)
    {
        await using var harness = new PipelineHarness();
        await harness.SendAsync(Topics.For(Kit, Topics.State), Encoding.UTF8.GetBytes(payload));
        await harness.SendAsync(Topics.For(Other, Topics.State), """{"online":true}"""u8.ToArray());
        await PipelineHarness.UntilAsync(() => harness.States.All.ContainsKey(Other));
        Assert.Equal(WireReasons.Malformed, Assert.Single(harness.Quarantine.All).Reason);
        Assert.False(harness.States.All.ContainsKey(Kit));
    }

    [Fact]
    public async Task Stranger_GoesToQuarantine()
    {
        await using var harness = new PipelineHarness();
        harness.States.Unknown = Kit;
        await harness.SendAsync(Topics.For(Kit, Topics.State), """{"online":true}"""u8.ToArray());
        await PipelineHarness.UntilAsync(() => harness.Quarantine.All.Any());
        Assert.Equal("unknown-kit", Assert.Single(harness.Quarantine.All).Reason);
    }

    [Fact]
    public async Task SameWordOverAndOver_IsKeptOnceAMinute()
    {
        await using var harness = new PipelineHarness();
        for (var second = 0; second <= 61; second++)
        {
            await SayAsync(harness, Kit, 1);
            await SettleAsync(harness);
            harness.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await SettleAsync(harness);
        Assert.Equal(2, Kept(harness));
    }

    [Fact]
    public async Task AnotherWordTooSoon_WaitsTwoSeconds_AndTheLatestWins()
    {
        await using var harness = new PipelineHarness();
        await SayAsync(harness, Kit, 1);
        await SettleAsync(harness);
        for (var boot = 2; boot <= 100; boot++)
        {
            await SayAsync(harness, Kit, boot);
        }

        await SettleAsync(harness); // another kit is not held up
        Assert.Equal(1, harness.States.All[Kit].State.Boot);

        harness.Clock.Advance(TimeSpan.FromSeconds(2));

        await PipelineHarness.UntilAsync(() => harness.States.All[Kit].State.Boot == 100);
        Assert.Equal(2, Kept(harness));
    }

    [Fact]
    public async Task Close_WhileAWordIsPutOff_KeepsIt()
    {
        await using var harness = new PipelineHarness();
        await SayAsync(harness, Kit, 1);
        await SettleAsync(harness);
        await SayAsync(harness, Kit, 2);

        await harness.Pipeline.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, harness.States.All[Kit].State.Boot);
    }

    [Fact]
    public async Task DatabaseThatIsDown_HoldsUpNoPack_AndOnlyTheLatestWordWaits()
    {
        await using var harness = new PipelineHarness();
        harness.States.IsDown = true;
        for (var boot = 1; boot <= 500; boot++)
        {
            await harness.SendAsync(Topics.For(Kit, Topics.State), Encoding.UTF8.GetBytes($$"""{"online":true,"boot":{{boot}}}"""));
        }

        harness.Kits.Place(Kit);
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await PipelineHarness.UntilAsync(() => harness.Link.Acks.Count > 0);
        harness.States.IsDown = false;
        await harness.WhileTimePassesAsync(Task.Run(async () =>
        {
            await PipelineHarness.UntilAsync(() => harness.States.All.GetValueOrDefault(Kit)?.State.Boot == 500);
            return true;
        }, TestContext.Current.CancellationToken));
        Assert.True(harness.States.Saved.Count <= 2);
    }

    private static async Task SayAsync(PipelineHarness harness, KitId kit, int boot) => await harness.SendAsync(Topics.For(kit, Topics.State), Encoding.UTF8.GetBytes($$"""{"online":true,"boot":{{boot}}}"""));

    /// <summary>What was said so far has been looked at: another kit's word that came after it is kept.</summary>
    private static async Task SettleAsync(PipelineHarness harness)
    {
        var marker = KitId.New();
        await harness.SendAsync(Topics.For(marker, Topics.State), """{"online":true}"""u8.ToArray());
        await PipelineHarness.UntilAsync(() => harness.States.All.ContainsKey(marker));
    }

    private static int Kept(PipelineHarness harness) => harness.States.Saved.Count(state => state.Boot > 0);
}
