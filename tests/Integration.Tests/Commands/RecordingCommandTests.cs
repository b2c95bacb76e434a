using System.Text.Json;
using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Commands;

/// <summary>Editing recordings and making cases of them, as a person at a terminal does: no server runs.</summary>
public sealed class RecordingCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TrimAnonymiseMergeInspect_OneAfterTheOther_AgreeOnWhatIsThere()
    {
        var source = await SourceAsync();
        var whole = await InspectAsync(source);
        var home = whole.GetProperty("kits")[0].GetProperty("home").GetString()!;

        await RunAsync(0, "recording", "trim", source, "--home", home, "-o", folder.Inside("one.gz"));
        await RunAsync(0, "recording", "trim", source, "--to", "+8h", "-o", folder.Inside("first.gz"));
        await RunAsync(0, "recording", "trim", source, "--from", "+7h", "-o", folder.Inside("second.gz"));
        await RunAsync(0, "recording", "merge", folder.Inside("first.gz"), folder.Inside("second.gz"), "-o", folder.Inside("merged.gz"));
        await RunAsync(0, "recording", "anonymise", folder.Inside("merged.gz"), "-o", folder.Inside("anonymous.gz"));

        Assert.Equal(whole.GetProperty("kits")[0].GetProperty("observations").GetInt64(), Observations(await InspectAsync(folder.Inside("one.gz"))));
        Assert.Equal(Observations(whole), Observations(await InspectAsync(folder.Inside("merged.gz"))));
        var anonymous = await InspectAsync(folder.Inside("anonymous.gz"));
        Assert.Equal(Observations(whole), Observations(anonymous));
        Assert.NotEqual(home, anonymous.GetProperty("kits")[0].GetProperty("home").GetString());
    }

    [Fact]
    public async Task Inspect_InATerminal_DrawsTheDays()
    {
        var output = await RunAsync(0, "recording", "inspect", await SourceAsync(), "--gap", "30");

        Assert.Contains("Gaps", output, StringComparison.Ordinal);
        Assert.Contains("2026-03-29 Sun |", output, StringComparison.Ordinal);
        Assert.Contains("Observations an hour", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OfACutRecording_UsesWhatLiesBefore_ExitCodeIs1()
    {
        var bytes = await File.ReadAllBytesAsync(await SourceAsync(), TestContext.Current.CancellationToken);
        var cut = folder.Inside("cut.gz");
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        Assert.Contains("what lies before was used", await RunAsync(1, "recording", "trim", cut, "-o", folder.Inside("t.gz")), StringComparison.Ordinal);
        Assert.Contains("not whole", await RunAsync(1, "recording", "inspect", cut), StringComparison.Ordinal);
        await RunAsync(0, "recording", "inspect", folder.Inside("t.gz"));
    }

    [Fact]
    public async Task Output_ThatIsThere_IsKeptWithoutForce()
    {
        var source = await SourceAsync();
        var target = folder.Inside("kept.gz");
        await File.WriteAllTextAsync(target, "mine", TestContext.Current.CancellationToken);

        Assert.Contains("--force", await RunAsync(1, "recording", "trim", source, "-o", target), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        await RunAsync(0, "recording", "trim", source, "-o", target, "--force");
        Assert.Contains("read and would be written", await RunAsync(2, "recording", "trim", target, "-o", target, "--force"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trim", "--from", "tomorrow")]
    [InlineData("trim", "--home", "nobody")]
    [InlineData("trim", "--quantity", "mood")]
    [InlineData("trim", "--channel", "news")]
    [InlineData("trim", "--sensor", "Küche")]
    [InlineData("trim", "--to", "25:00")]
    [InlineData("anonymise", "--key-file", "no-such-key")]
    public async Task Option_ThatCannotBeUsed_IsNamed(string command, string option, string value)
    {
        var output = await RunAsync(2, "recording", command, await SourceAsync(), "-o", folder.Inside("x.gz"), option, value);
        Assert.Contains(option, output, StringComparison.Ordinal);
        Assert.Contains(value, output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Inside("x.gz")));
    }

    [Fact]
    public async Task Merge_OfOneFileOrOneTwice_IsRefused()
    {
        var source = await SourceAsync();
        Assert.Contains("two recordings", await RunAsync(2, "recording", "merge", source, "-o", folder.Inside("x.gz")), StringComparison.Ordinal);
        Assert.Contains("given twice", await RunAsync(2, "recording", "merge", source, source, "-o", folder.Inside("x.gz")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordCase_OfARecording_MakesTheFolderOnce()
    {
        string[] arguments = ["replay", await SourceAsync(), "--record-case", "night_alone", "--cases", folder.Inside("cases"), "--to", "+6h", "--intent", "A test.", "--source", "simulated", "--licence", "Apache-2.0"];

        Assert.Contains("help-call", await RunAsync(0, arguments), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Inside("cases"), "night_alone", "expected-alerts.txt")));
        Assert.Contains("--force", await RunAsync(1, arguments), StringComparison.Ordinal);
        await RunAsync(0, [.. arguments, "--force"]);
    }

    [Theory]
    [InlineData("--intent")]
    [InlineData("--source")]
    [InlineData("--licence")]
    public async Task RecordCase_WithoutWhatItMustSay_IsRefused(string missing)
    {
        var arguments = new List<string> { "replay", await SourceAsync(), "--record-case", "x", "--cases", folder.Inside("cases") };
        foreach (var option in ((string[])["--intent", "--source", "--licence"]).Where(option => option != missing))
        {
            arguments.AddRange([option, "text"]);
        }

        Assert.Contains(missing, await RunAsync(2, [.. arguments]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Inside("cases")));
    }

    [Theory]
    [InlineData("--from", "+1h")]
    [InlineData("--home", "h-aaaaaaaaaaaaa")]
    [InlineData("--licence", "MIT")]
    public async Task Replay_WithAChoiceOfCases_SaysThatTrimCutsAPart(string option, string value) =>
        Assert.Contains("recording trim", await RunAsync(2, "replay", await SourceAsync(), option, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("--rotate", "00:00:00")]
    [InlineData("--rotate", "600:00")]
    [InlineData("--rotate", "soon")]
    [InlineData("--duration", "600:00:00")] // 600 hours, not 600 days
    [InlineData("--duration", "8h8h")]
    [InlineData("--duration", "")]
    [InlineData("--keep-files", "0")]
    [InlineData("--max-total-megabytes", "0")]
    [InlineData("--duration", "00:00:00")]
    public async Task Record_WithABoundOutOfRange_IsRefusedBeforeAnythingIsOpened(string option, string value)
    {
        var output = await RunAsync(2, "record", "-o", folder.Inside("x.gz"), option, value, "--data-dir", folder.Inside("data"));
        Assert.Contains(option, output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Inside("data")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public async Task Record_WithANameThatNoRecordingHas_IsRefusedBeforeAnythingIsOpened(int length)
    {
        var output = await RunAsync(2, "record", "-o", folder.Inside("x.gz"), "--name", new string('n', length), "--data-dir", folder.Inside("data"));
        Assert.Contains("--name has", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Inside("data")));
    }

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("1d12h")]
    [InlineData("90m")]
    public async Task Record_ForALengthOfTime_IsUnderstood(string length) =>
        Assert.Contains("no home", await RunAsync(1, "record", "-o", folder.Inside("x.gz"), "--duration", length, "--rotate", length, "--data-dir", folder.Inside("data")), StringComparison.Ordinal);

    [Fact]
    public async Task Trim_ThatKeepsNothing_FailsAndKeepsWhatWasThere()
    {
        var target = folder.Inside("kept.gz");
        await File.WriteAllTextAsync(target, "mine", TestContext.Current.CancellationToken);

        Assert.Contains("holds nothing", await RunAsync(1, "recording", "trim", await SourceAsync(), "--to", "2001-01-01", "-o", target, "--force"), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(target + ".part"));
    }

    [Theory]
    [InlineData("-4")]
    [InlineData("0")]
    public async Task Inspect_WithAGapOutOfRange_IsRefused(string minutes) =>
        Assert.Contains("--gap", await RunAsync(2, "recording", "inspect", await SourceAsync(), "--gap", minutes), StringComparison.Ordinal);

    private static long Observations(JsonElement report) => report.GetProperty("observations").GetInt64();

    private static async Task<string> RunAsync(int expected, params string[] arguments)
    {
        var (code, output) = await Ageing.RunAsync(Patience, arguments);
        Assert.True(code == expected, $"exit code {code} instead of {expected}: {output}");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        return output;
    }

    private static async Task<JsonElement> InspectAsync(string path) => JsonDocument.Parse(await RunAsync(0, "recording", "inspect", path, "--json")).RootElement;

    private async Task<string> SourceAsync()
    {
        var source = folder.Inside("source.gz");
        await ChainRecording.WriteAsync(source, homes: 2);
        return source;
    }
}
