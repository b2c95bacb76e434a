using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Recordings.Editing.Trimming;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Replay.Cases;
using AgeingMonitor.Testing.Replay.Golden;
using AgeingMonitor.Testing.Tests.Recordings.Editing;

namespace AgeingMonitor.Testing.Tests.Replay.Cases;

public sealed class ReplayCaseWriterTests : EditTests
{
    private string Cases => Folder.File("cases");

    [Fact]
    public async Task Write_PartOfARecording_MakesAWholeCaseThatRaisesItsAlerts()
    {
        var (report, problem) = await WriteCaseAsync(await SourceAsync(), Options with { From = Point("+1m") });

        Assert.Null(problem);
        Assert.Equal(["README.md", "expected-alerts.txt", "recording.jsonl.gz"], Directory.GetFiles(report!.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["night"], Directory.GetDirectories(Cases).Select(Path.GetFileName));
        var (log, _) = await GoldenAlertLog.ReadAsync(Path.Combine(report.Folder, GoldenAlertLog.FileName), Cancellation);
        Assert.Equal(("kit-silent", 1, "kit-1"), (Assert.Single(log!.Alerts).Rule, log.Alerts[0].Home, log.Alerts[0].Subject));
        var (player, _) = await InProcessPlayer.PlayAsync(Path.Combine(report.Folder, ReplayCaseFolder.RecordingName), new DetectionOptions(), Cancellation);
        Assert.True(GoldenDifference.Between(log, GoldenAlertLog.Of("night", report.Anonymised.Manifest.Homes, player!.Alerts)).IsEmpty);
    }

    [Fact]
    public async Task Write_Readme_SaysIntentSourceAndLicence()
    {
        var (report, _) = await WriteCaseAsync(await SourceAsync(), Options);

        var readme = await File.ReadAllTextAsync(Path.Combine(report!.Folder, ReplayCaseFolder.ReadmeName), Cancellation);
        Assert.All(["# night\n\nA kit falls silent.\n", "- **Source**: a test\n", "- **Licence**: Apache-2.0\n", "./ageing cases --renew night"], part => Assert.Contains(part, readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_Recording_HoldsNoIdOfTheSource()
    {
        var (report, _) = await WriteCaseAsync(await SourceAsync(), Options);

        var (manifest, messages) = await ReadAsync(Path.Combine(report!.Folder, ReplayCaseFolder.RecordingName));
        Assert.Equal("night", manifest.Name);
        Assert.Equal("a test; Apache-2.0; ids and dates replaced", manifest.Provenance);
        Assert.DoesNotContain(messages, message => message.Kit == Samples.Kit);
        Assert.NotEqual(Samples.Plan(Samples.Kit).Home, manifest.Homes[0].Home);
    }

    [Fact]
    public async Task Write_Again_ReplacesTheCase()
    {
        var source = await SourceAsync();
        var (first, _) = await WriteCaseAsync(source, Options);
        Folder.Write(Path.Combine("cases", "night", "left-over.txt"), "old");

        var (second, _) = await WriteCaseAsync(source, Options with { Intent = "Another." });

        Assert.Equal(first!.Folder, second!.Folder);
        Assert.Equal(3, Directory.GetFiles(second.Folder).Length);
    }

    [Fact]
    public async Task Write_NothingInTheStretch_IsAProblemAndLeavesNoFolder()
    {
        var (report, problem) = await WriteCaseAsync(await SourceAsync(), Options with { From = Point("2030-01-01") });

        Assert.Null(report);
        Assert.Contains("holds nothing", problem, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Cases));
    }

    [Fact]
    public async Task Write_WhileItRuns_NothingWithTheOldIdsLiesAmongTheCases()
    {
        var seen = new List<string>();
        var progress = new Looking(() => seen.AddRange(Directory.GetFiles(Cases, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))));

        var (report, _) = await ReplayCaseWriter.WriteAsync(await SourceAsync(), Cases, Options, new DetectionOptions(), progress, Cancellation);

        Assert.NotNull(report);
        Assert.Equal([ReplayCaseFolder.RecordingName + ".part"], seen.Distinct());
    }

    [Fact]
    public async Task Write_WordsThatNameAnIdOfTheSource_AreRefused()
    {
        var source = await SourceAsync();
        var home = Samples.Plan(Samples.Kit).Home.Value;
        foreach (var options in (ReplayCaseOptions[])[Options with { Intent = $"The fall of {home}." }, Options with { Source = $"kit {Samples.Kit.Value.ToUpperInvariant()}" }])
        {
            var (report, problem) = await WriteCaseAsync(source, options);
            Assert.Null(report);
            Assert.Contains("say it without ids", problem, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(Cases));
        }
    }

    [Fact]
    public async Task Write_RubbishOrUnknownHome_IsAProblem()
    {
        Assert.Contains("cannot be read", (await WriteCaseAsync(Folder.Write("x", "text"), Options)).Problem, StringComparison.Ordinal);
        var unknown = Options with { Filter = new MessageFilter { Homes = new HashSet<HomeId> { HomeId.Derive("nobody") } } };
        Assert.Contains("none of these homes", (await WriteCaseAsync(await SourceAsync(), unknown)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issue_12_fall", true)]
    [InlineData("2-nights", true)]
    [InlineData("", false)]
    [InlineData("../up", false)]
    [InlineData("Night", false)]
    [InlineData("_x", false)]
    [InlineData("a b", false)]
    public void IsName_OfAFolder_IsPlain(string name, bool expected) => Assert.Equal(expected, ReplayCaseFolder.IsName(name));

    private static ReplayCaseOptions Options => new() { Name = "night", Intent = "A kit falls silent.", Source = "a test", Licence = "Apache-2.0", Key = new byte[16] };

    private static TrimPoint? Point(string text) => TrimPoint.TryParse(text, out var point) ? point : throw new ArgumentException(text);

    private Task<(ReplayCaseReport? Report, string? Problem)> WriteCaseAsync(string source, ReplayCaseOptions options) => ReplayCaseWriter.WriteAsync(source, Cases, options, new DetectionOptions(), null, Cancellation);

    private Task<string> SourceAsync() => WriteAsync("source.gz", Samples.Manifest(Samples.Plan(Samples.Kit)),
        ((int[])[1, 2, 3, 4, 5, 65, 66]).Select((minute, i) => Samples.Message(Samples.Pack(40 + i, minute * 60, Samples.HeartRate((minute * 60) - 1, 70)))));

    private sealed class Looking(Action look) : IProgress<EditProgress>
    {
        public void Report(EditProgress value) => look();
    }
}
