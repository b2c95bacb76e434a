using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Faults.Tests.Run;
using AgeingMonitor.Faults.Tests.Site;
using AgeingMonitor.Testing.Faults;

namespace AgeingMonitor.Faults.Tests;

/// <summary>Cases that were found once, each on the whole chain.</summary>
public sealed class KnownCaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HelpCall_WhileTheStoreIsDown_IsRaisedBeforeItIsStored()
    {
        await using var site = await FaultSite.StartAsync([HomeMode.Live], new StreamFaultOptions(), Cancellation);
        var kit = site.Kits[0];
        site.Store.State = StoreState.Down;
        kit.Pass(TimeSpan.FromSeconds(1));
        kit.Seal(Lane.Evt, (FaultKit.Wrist, Quantities.Help, ObservedValue.Of(1)));
        await UntilAsync(async () => (await AlertsAsync(site)).Count > 0);

        Assert.Equal(AlertRules.HelpCall, Assert.Single(await AlertsAsync(site)).Draft.Rule);
        Assert.Empty(await site.Store.Real.ListKitsAsync(Cancellation));
        Assert.False(kit.History.Packs[0].IsAcknowledged);

        site.Store.State = StoreState.Up;
        kit.Pass(TimeSpan.FromSeconds(1));
        kit.Seal(Lane.Obs);
        await UntilAsync(async () => (await SiteReader.BehindAsync(site)).Length == 0);
        Assert.Single(await AlertsAsync(site));
    }

    private static Task<IReadOnlyList<Alert>> AlertsAsync(FaultSite site) => site.Journal.ListAsync(new AlertQuery { Limit = 100 }, Cancellation);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; !await condition(); i++)
        {
            Assert.True(i < 3_000, "It never came about.");
            await Task.Delay(20, Cancellation);
        }
    }
}
