using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Commands;

/// <summary><c>ageing scenarios</c> as its user runs it.</summary>
public sealed class ScenariosCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ShowThenCheck_ABuiltInScenario_SaysWhatWillHappenAndWhen()
    {
        var (shown, text) = await Ageing.RunAsync(Patience, "scenarios", "show", "fall-in-the-bathroom-offline");
        Assert.True(shown == 0, text);
        var file = folder.Inside("mine.yaml");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var (code, output) = await Ageing.RunAsync(Patience, "scenarios", "check", file);

        Assert.True(code == 0, output);
        Assert.Contains("mine.yaml: fall-in-the-bathroom-offline, 1 home, 2 days, 2 events; +fall -stillness", output, StringComparison.Ordinal);
        Assert.Contains("home 1  2026-03-03 03:12:00  fall for 25 min, room bathroom, noticed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FilesWithMistakes_TellsAllOfBoth_ExitCodeIs1()
    {
        var first = folder.Inside("first.yaml");
        var second = folder.Inside("second.yaml");
        await File.WriteAllTextAsync(first, "scenario: first\nstart: 2026-03-02\ndays: 1\nevents:\n  - at: day 2 10:00\n    what: fal\n", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(second, [0x1F, 0x8B, 0xFF, 0x00], TestContext.Current.CancellationToken);

        var (code, output) = await Ageing.RunAsync(Patience, "scenarios", "check", first, second);

        Assert.Equal(1, code);
        Assert.Contains("line 5, column 9: day 2 is outside", output, StringComparison.Ordinal);
        Assert.Contains("line 6, column 11: there is no kind of event 'fal'; 'fall' is meant?", output, StringComparison.Ordinal);
        Assert.Contains("second.yaml is not right in 1 place", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scenarios", "show", "fall-in-the-bathroom-ofline", "Is 'fall-in-the-bathroom-offline' meant?")]
    [InlineData("scenarios", "check", "/not/there.yaml", "/not/there.yaml")]
    [InlineData("scenarios", "list", "earthquake", "'earthquake'")]
    public async Task UnknownName_IsToldWithWhatIsKnown(string group, string verb, string name, string expected)
    {
        var (code, output) = await Ageing.RunAsync(Patience, group, verb, name);

        Assert.Equal(1, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
