using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Replay.Cases;
using AgeingMonitor.Testing.Replay.Golden;

namespace AgeingMonitor.Replay.Tests;

/// <summary>Every case raises the alerts that it is expected to raise, however its packs come: as recorded, shuffled within what may be on the way and doubled, or with the detectors cut and resumed in between.</summary>
public sealed class ReplayCaseTests
{
    private const int Seeds = 3;
    private const int Cuts = 7;
    private static readonly DetectionOptions Detection = new();

    public static TheoryData<string> Names => [.. CaseFolders.Names];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Cases_ThatAreAskedFor_AreThere()
    {
        Assert.True(CaseFolders.Unknown is null, $"There is no case '{CaseFolders.Unknown}'.");
        Assert.NotEmpty(CaseFolders.Names);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_PlayedAsRecorded_RaisesTheExpectedAlerts(string name)
    {
        var played = await CaseFolders.LoadAsync(name, Cancellation);
        var actual = GoldenAlertLog.Of(name, played.Homes, Play(played, played.Packs).Alerts);
        var path = Path.Combine(played.Folder, GoldenAlertLog.FileName);
        if (CaseFolders.IsRenewed(name))
        {
            await RenewAsync(path, actual);
            return;
        }

        var (expected, problem) = await GoldenAlertLog.ReadAsync(path, Cancellation);
        Assert.True(expected is not null, $"{problem}. Write it with: {actual.RenewHint}");
        Assert.Equal(name, expected!.CaseName);
        AssertSame(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_ShuffledAndDoubled_RaisesTheSameAlerts(string name)
    {
        var played = await CaseFolders.LoadAsync(name, Cancellation);
        var recorded = Play(played, played.Packs).Alerts;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var disturbed = Play(played, DisturbedOrder.Of(played.Packs, seed));
            AssertSame(name, played, recorded, disturbed.Alerts, $"shuffled and doubled by seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_CutAndResumed_RaisesTheSameAlerts(string name)
    {
        var played = await CaseFolders.LoadAsync(name, Cancellation);
        var recorded = Play(played, played.Packs).Alerts;
        for (var cut = 1; cut <= Cuts; cut++)
        {
            var at = (int)((long)played.Packs.Count * cut / (Cuts + 1));
            var before = Play(played, played.Packs.Take(at));
            Assert.True(InProcessPlayer.TryResume(played.Homes, Detection, before.Save(), out var after), $"the state after {at} packs cannot be read again");
            foreach (var pack in played.Packs)
            {
                after.Play(pack);
            }

            // As the journal keeps them: once each, with what has become of it on either side of the cut.
            var alerts = before.Alerts.Concat(after.Alerts).GroupBy(alert => alert.Id).Select(same => same.Aggregate((known, later) => known.Developed(later.Development))).ToList();
            AssertSame(name, played, recorded, alerts, $"cut after {at} of {played.Packs.Count} packs and resumed");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Case_Text_SaysSourceLicenceAndIntent(string name) => CaseFolders.LoaderOf(name).AssertExplainedAsync(CaseFolders.PathOf(name), Cancellation);

    private static InProcessPlayer Play(ReplayCase played, IEnumerable<Pack> packs)
    {
        var player = new InProcessPlayer(played.Homes, Detection);
        foreach (var pack in packs)
        {
            player.Play(pack);
        }

        return player;
    }

    /// <summary>A deliberate act: it passes, and says what has changed, so that the change is read before it is kept.</summary>
    private static async Task RenewAsync(string path, GoldenAlertLog actual)
    {
        var (old, _) = await GoldenAlertLog.ReadAsync(path, Cancellation);
        await actual.WriteAsync(path, Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"{path} is written anew with {actual.Alerts.Count} alerts.");
        if (old is not null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(GoldenDifference.Between(old, actual).ToText());
        }
    }

    private static void AssertSame(string name, ReplayCase played, IEnumerable<AlertDraft> recorded, IEnumerable<AlertDraft> other, string how)
    {
        var difference = GoldenDifference.Between(GoldenAlertLog.Of(name, played.Homes, recorded), GoldenAlertLog.Of(name, played.Homes, other));
        Assert.True(difference.IsEmpty, $"{how}, compared with the play as recorded:\n{difference}");

        // Ids are what the care database tells alerts apart by: the same text under another id would page twice.
        Assert.Equal(recorded.Select(alert => alert.Id.ToString()).Order(StringComparer.Ordinal), other.Select(alert => alert.Id.ToString()).Order(StringComparer.Ordinal));
    }

    private static void AssertSame(GoldenAlertLog expected, GoldenAlertLog actual)
    {
        var difference = GoldenDifference.Between(expected, actual);
        Assert.True(difference.IsEmpty, difference.ToString());
    }
}
