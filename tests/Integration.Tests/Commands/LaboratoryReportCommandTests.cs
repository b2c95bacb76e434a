using System.Text.Json;
using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Commands;

/// <summary><c>ageing simulate --report</c> as a person runs it.</summary>
public sealed class LaboratoryReportCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_OfTwoHomes_IsAPageAndFigures_TheSameTwice()
    {
        var first = await ReportAsync("first");
        var second = await ReportAsync("second");
        Assert.Equal(first, second);
        var page = await File.ReadAllTextAsync(folder.Inside("first.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains("simulate --homes 2 --days 2 --seed 5", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--json writes the figures of a report", "--json")]
    [InlineData(1, "there is no folder", "--report", "/nowhere/at-all/report.html")]
    [InlineData(2, "neither en nor fr", "--report", "report.html", "--language", "de")]
    [InlineData(2, "0 homes are out of range", "--report", "report.html", "--homes", "0")]
    public async Task Report_ThatCannotBe_SaysWhy(int expected, string words, params string[] arguments)
    {
        var (code, output) = await Ageing.RunAsync(Patience, ["simulate", .. arguments]);
        Assert.Equal(expected, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfAllScenarios_WritesNoRecording()
    {
        var (code, output) = await Ageing.RunAsync(Patience, "simulate", "--scenario", "all", "--out", folder.Inside("recording"));
        Assert.Equal(2, code);
        Assert.Contains("'all' plays every scenario for a report", output, StringComparison.Ordinal);
    }

    private async Task<string> ReportAsync(string name)
    {
        var (code, output) = await Ageing.RunAsync(Patience, "simulate", "--homes", "2", "--days", "2", "--seed", "5", "--incidence", "30", "--report", folder.Inside(name + ".html"), "--json", "--language", "fr");
        Assert.True(code == 0, output);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Inside(name + ".json"), TestContext.Current.CancellationToken));
        Assert.Equal(2, json.RootElement.GetProperty("homes").GetInt32());
        return string.Join('\n', json.RootElement.EnumerateObject().Where(member => member.Name is not ("seconds" or "command")).Select(member => member.Value.GetRawText()));
    }
}
