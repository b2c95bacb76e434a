using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Recordings.Editing.Merging;

namespace AgeingMonitor.Testing.Tests.Recordings.Editing;

public sealed class RecordingMergeTests : EditTests
{
    private static readonly KitId Other = KitId.Derive("merge/other");
    private static readonly RecordingManifest One = Samples.Manifest(Samples.Plan(Samples.Kit));

    [Fact]
    public async Task Merge_TwoHomes_IsInOrderOfTimeAndNamesBoth()
    {
        var first = await WriteAsync("a.gz", One, [Message(1, 1), Message(2, 30), Message(3, 50)]);
        var second = await WriteAsync("b.gz", Samples.Manifest(Samples.Plan(Other)) with { TimeZone = "America/Cayenne", Provenance = "elsewhere" }, [Message(1, 10, Other), Message(2, 30, Other)]);

        var report = (await MergeAsync(first, second)).Report!;

        var (manifest, messages) = await ReadAsync(Target);
        Assert.Equal([1.0, 10, 30, 30, 50], messages.Select(message => (message.At - Samples.Start).TotalSeconds));
        Assert.Equal([Samples.Kit, Other], messages.Skip(2).Take(2).Select(message => message.Kit));
        Assert.Equal(("all", "Etc/UTC", 2), (manifest.Name, manifest.TimeZone, manifest.Homes.Count));
        Assert.Equal("merged from 2 recordings: made for a test | elsewhere", manifest.Provenance);
        Assert.Equal((5L, 5L), (report.Read, report.Written));
    }

    [Fact]
    public async Task Merge_SameKitInTwoFiles_TakesEachPackOnce()
    {
        var birth = new RecordedMessage(Samples.At(0), Samples.Kit, Topics.State, null, KitStateEncoder.Encode(new KitState { Online = true }));
        var unnumbered = Samples.Pack(1, 5, Samples.HeartRate(5, 70)) with { Key = new PackKey(Samples.Kit, 0, Lane.Obs, 1), EventsBefore = null };
        var first = await WriteAsync("a.gz", One, [birth, Message(1, 1), Samples.Message(unnumbered), Message(2, 10)]);
        var second = await WriteAsync("b.gz", One, [birth, Samples.Message(unnumbered), Message(2, 10) with { At = Samples.At(11) }, Message(2, 10) with { At = Samples.At(12) }, Message(3, 20)]);

        var report = (await MergeAsync(first, second)).Report!;

        var messages = (await ReadAsync(Target)).Messages;
        Assert.Equal([Topics.State, Topics.Obs, Topics.Obs, Topics.Obs, Topics.Obs], messages.Select(message => message.Channel));
        Assert.Equal([1L, 2, 3], messages.Where(message => message.Channel == Topics.Obs).Select(Decode).Where(pack => pack.Key.IsNumbered).Select(pack => pack.Key.Sequence));
        Assert.Equal(new LeftOut("in more than one input", 4), Assert.Single(report.LeftOut));
    }

    [Fact]
    public async Task Merge_KitOfOneFileOnly_KeepsItsResends()
    {
        var first = await WriteAsync("a.gz", One, [Message(1, 1), Message(1, 1) with { At = Samples.At(3) }]);
        var second = await WriteAsync("b.gz", Samples.Manifest(Samples.Plan(Other)), []);

        Assert.Equal(2, (await MergeAsync(first, second)).Report!.Written);
    }

    [Fact]
    public async Task Merge_HomeWithTwoPlans_IsAProblemThatNamesHomeFileAndWhat()
    {
        var changed = Samples.Plan(Samples.Kit) with { Sensors = [] };
        var first = await WriteAsync("a.gz", One, []);
        var second = await WriteAsync("b.gz", Samples.Manifest(changed), []);

        var problem = (await MergeAsync(first, second)).Problem!;

        Assert.All([changed.Home.Value, "other sensors", "a.gz", "b.gz"], part => Assert.Contains(part, problem, StringComparison.Ordinal));
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Merge_KitInTwoHomesAtOnce_IsAProblem_OneAfterTheOtherIsNone()
    {
        var other = HomeId.Derive("merge/home");
        HomePlan At(HomeId home, TimeRange during) => Samples.Plan(Samples.Kit) with { Home = home, Kits = [new KitPlacement(Samples.Kit, home, during)] };
        var first = await WriteAsync("a.gz", Samples.Manifest(At(One.Homes[0].Home, new TimeRange(Instant.MinValue, Samples.At(100)))), []);
        var overlapping = await WriteAsync("b.gz", Samples.Manifest(At(other, new TimeRange(Samples.At(50), Instant.MaxValue))), []);
        var after = await WriteAsync("c.gz", Samples.Manifest(At(other, new TimeRange(Samples.At(100), Instant.MaxValue))), []);

        Assert.Contains("two homes at the same time", (await MergeAsync(first, overlapping)).Problem, StringComparison.Ordinal);
        Assert.Null((await MergeAsync(first, after)).Problem);
    }

    [Fact]
    public async Task Merge_OneFileCut_UsesWhatLiesBeforeAndTheWholeOther()
    {
        var cut = await CutAsync(await WriteAsync("a.gz", One, Enumerable.Range(1, 200).Select(i => Message(i, i))), 0.6);
        var whole = await WriteAsync("b.gz", Samples.Manifest(Samples.Plan(Other)), [Message(1, 1000, Other)]);

        var report = (await MergeAsync(cut, whole)).Report!;

        Assert.Equal((cut, "cut"), (Assert.Single(report.Faults).Path, report.Faults[0].Fault.Reason));
        Assert.Equal(Other, (await ReadAsync(Target)).Messages[^1].Kit);
    }

    [Fact]
    public async Task Merge_NoRecording_IsAProblem() =>
        Assert.Contains("nothing.gz", (await MergeAsync(Folder.File("nothing.gz"))).Problem, StringComparison.Ordinal);

    private static RecordedMessage Message(long sequence, double seconds, KitId? kit = null) => Samples.Message(Samples.Pack(kit ?? Samples.Kit, Lane.Obs, sequence, seconds, Samples.HeartRate(seconds - 1, 70)));

    private Task<EditResult> MergeAsync(params string[] sources) => RecordingMerge.RunAsync(sources, Target, "all", null, Cancellation);
}
