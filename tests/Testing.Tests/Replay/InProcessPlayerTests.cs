using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Tests.Replay;

public sealed class InProcessPlayerTests : IDisposable
{
    private static readonly RecordingManifest Manifest = Samples.Manifest(Samples.Plan(Samples.Kit));
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Play_RecordingThatBeginsInTheMiddle_TakesWhatItLacksAsShed()
    {
        // Numbers 1 to 499 and 503 are not there: the recorder came late, and was cut off once. Then the kit is silent for an hour.
        var packs = ((int[])[500, 501, 502, 504]).Select(i => Samples.Pack(i, (i - 500) * 60)).Append(Samples.Pack(505, 3600));

        var (player, fault) = await InProcessPlayer.PlayAsync(await Samples.WriteAsync(folder.File("r.gz"), Manifest, packs), new DetectionOptions(), Cancellation);

        Assert.Null(fault);
        Assert.Equal((5L, 0), (player!.Processed, player.Waiting));
        Assert.Equal(AlertRules.KitSilent, Assert.Single(player.Alerts).Rule);
    }

    [Fact]
    public void Play_EventThatNoLaterPackKnowsOf_IsRaisedOnReceipt()
    {
        var player = NewPlayer();
        player.Play(Samples.Pack(1, 10));
        player.Play(Help(1, 20));

        Assert.Equal(AlertRules.HelpCall, Assert.Single(player.Alerts).Rule);
        Assert.Equal(1, player.Waiting);

        // At its place in the order it is the same alert.
        player.Play(Samples.Pack(2, 30) with { EventsBefore = 1 });
        Assert.Single(player.Alerts);
        Assert.Equal(0, player.Waiting);
    }

    [Fact]
    public void Resume_AtEveryPack_RaisesWhatAPlayWithoutACutRaises()
    {
        List<Pack> packs = [.. Enumerable.Range(1, 12).Select(i => Samples.Pack(i, i * 60, Samples.HeartRate(i * 60, i is 4 or 5 or 6 or 7 ? 140 : 70)) with { EventsBefore = i > 6 ? 1 : 0 })];
        packs.Insert(6, Help(1, 400));
        packs.Add(Samples.Pack(13, 9000) with { EventsBefore = 1 });
        var whole = NewPlayer();
        packs.ForEach(whole.Play);
        Assert.True(whole.Alerts.Count >= 2);

        for (var cut = 0; cut <= packs.Count; cut++)
        {
            var before = NewPlayer();
            packs.Take(cut).ToList().ForEach(before.Play);
            Assert.True(InProcessPlayer.TryResume(Manifest.Homes, new DetectionOptions(), before.Save(), out var after));
            packs.ForEach(after.Play);

            Assert.Equal(Ids(whole.Alerts), Ids(before.Alerts.Concat(after.Alerts).DistinctBy(alert => alert.Id)));
        }
    }

    [Fact]
    public void Resume_StateThatCannotBeRead_IsFalse() =>
        Assert.False(InProcessPlayer.TryResume(Manifest.Homes, new DetectionOptions(), [[new HomeStatePart(null, "rubbish"u8.ToArray())]], out _));

    [Fact]
    public void Disturbed_Packs_AreAllThereWithinTheWindowAndSomeTwice()
    {
        List<Pack> packs = [.. Enumerable.Range(1, 500).Select(i => Samples.Pack(i, i))];
        packs.Insert(250, Samples.Pack(Samples.Kit, Lane.Tick, 1, 250));

        var disturbed = DisturbedOrder.Of(packs, 7);

        Assert.Equal(packs.Select(pack => pack.Key).ToHashSet(), disturbed.Select(pack => pack.Key).ToHashSet());
        Assert.InRange(disturbed.Count, 550, 660);
        Assert.NotEqual(packs.Select(pack => pack.Key), disturbed.Select(pack => pack.Key).Distinct());
        Assert.Equal(disturbed.Select(pack => pack.Key), DisturbedOrder.Of(packs, 7).Select(pack => pack.Key));
        var tick = disturbed.Select(pack => pack.Key.Lane).ToList().IndexOf(Lane.Tick);
        Assert.All(disturbed.Take(tick), pack => Assert.True(pack.Key.Sequence <= 250));
        Assert.All(disturbed.Skip(tick + 1), pack => Assert.True(pack.Key.Sequence > 250));
    }

    private static InProcessPlayer NewPlayer() => new(Manifest.Homes, new DetectionOptions());

    private static IEnumerable<string> Ids(IEnumerable<AlertDraft> alerts) => alerts.Select(alert => alert.Id.ToString()).Order(StringComparer.Ordinal);

    private static Pack Help(long sequence, double seconds) =>
        Samples.Pack(Samples.Kit, Lane.Evt, sequence, seconds, new Observation(Samples.Wrist, Quantities.Help, Samples.At(seconds), ObservedValue.Of(1)));
}
