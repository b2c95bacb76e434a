using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AgeingMonitor.Testing.Laboratory;
using AgeingMonitor.Testing.Laboratory.Plots;
using AgeingMonitor.Testing.Laboratory.Report;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Laboratory;

public sealed partial class LaboratoryReportTests
{
    private static readonly Lazy<LaboratoryResult> Result = new(() => LaboratoryRunTests.Play(
    [
        LaboratoryHomes.ByHand(
            [LaboratoryHomes.Happening(HappeningKinds.KitOff, 2, 40 / 60.0), LaboratoryHomes.Happening(HappeningKinds.LinkLoss, 20, 1)],
            (120, 160), LaboratoryHomes.Temperature(500.5, 39.2)) with { Scenario = "a <b> & \"c\"" },
        LaboratoryHomes.Simulated(1, 2, LaboratoryHomes.Happening(HappeningKinds.HelpCall, 3, 0)),
    ]));

    [Theory]
    [InlineData(ReportLanguage.French)]
    [InlineData(ReportLanguage.English)]
    public void Html_StandsAlone_AndIsWhole(ReportLanguage language)
    {
        var html = Html(language);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Loads(), html);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);

        // Well-formed but for the two void elements of its head: so is every heading, table and picture.
        var page = XDocument.Parse(html["<!DOCTYPE html>".Length..].Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal).Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal));
        Assert.Single(page.Descendants("h1"));
        Assert.Equal(3, page.Descendants("figure").Count());
        Assert.All(page.Descendants("svg"), svg => Assert.False(string.IsNullOrWhiteSpace((string?)svg.Attribute("aria-label"))));
        Assert.All(page.Descendants("table"), table =>
        {
            Assert.False(string.IsNullOrWhiteSpace(table.Element("caption")?.Value));
            var columns = table.Element("thead")!.Descendants("th").Count();
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(columns, row.Elements().Count()));
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal("row", (string?)row.Elements().First().Attribute("scope")));
        });
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants("a"), link => Assert.Contains(((string)link.Attribute("href")!)[1..], ids));
        Assert.Contains("a <b> & \"c\"", page.Descendants("td").Concat(page.Descendants("th")).Select(cell => cell.Value));
    }

    [Fact]
    public void Html_SaysTheFigures_InBothLanguages()
    {
        var (french, english) = (Html(ReportLanguage.French), Html(ReportLanguage.English));
        Assert.Contains(">Silent kit<", english, StringComparison.Ordinal);
        Assert.Contains(">Boîtier muet<", System.Net.WebUtility.HtmlDecode(french), StringComparison.Ordinal);
        Assert.Contains("Body temperature 39.2", System.Net.WebUtility.HtmlDecode(english), StringComparison.Ordinal);
        Assert.Contains("ageing simulate --homes 2", english, StringComparison.Ordinal);
        Assert.Contains("2026-03-01 17:21:00", english, StringComparison.Ordinal);
        Assert.DoesNotContain("False alerts", french, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_SaysWhatIsNotMeasured_InBothLanguages()
    {
        var (french, english) = (System.Net.WebUtility.HtmlDecode(Html(ReportLanguage.French)), System.Net.WebUtility.HtmlDecode(Html(ReportLanguage.English)));
        Assert.Contains("pas la détection des chutes", french, StringComparison.Ordinal);
        Assert.Contains("délai de grâce", french, StringComparison.Ordinal);
        Assert.Contains("not the detection of falls", english, StringComparison.Ordinal);
        Assert.Contains("person-weeks are not reduced", english, StringComparison.Ordinal);
    }

    [Fact]
    public void HtmlAndJson_AreTheSameBytesInEveryCulture()
    {
        var here = (Html(ReportLanguage.French), Json());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            var there = (Html(ReportLanguage.French), Json());
            Assert.Equal(here.Item1.Split('\n'), there.Item1.Split('\n'));
            Assert.Equal(here.Item2, there.Item2);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Html_OfNoHome_SaysSo() => Assert.Contains("0 resident-days", LaboratoryReport.Html(new LaboratoryResult([], TimeSpan.Zero, 1), About(ReportLanguage.English)), StringComparison.Ordinal);

    [Fact]
    public void Json_HoldsTheSameFigures()
    {
        using var json = JsonDocument.Parse(Json());
        var root = json.RootElement;
        Assert.Equal((2, 3), (root.GetProperty("met").GetProperty("count").GetInt32(), root.GetProperty("met").GetProperty("of").GetInt32()));
        Assert.Equal("link-loss", root.GetProperty("missed")[0].GetProperty("cause").GetString());
        Assert.Equal(3, root.GetProperty("residentDays").GetDouble());
        Assert.Equal(660, root.GetProperty("causes").EnumerateArray().Single(cause => cause.GetProperty("cause").GetString() == "kit-off").GetProperty("delaySeconds").GetProperty("median").GetDouble());
        Assert.False(root.TryGetProperty("seconds", out _));

        // The one home of the scenario was played for a day: one false alert and two alerts in all.
        var scenario = Assert.Single(root.GetProperty("scenarios").EnumerateArray());
        Assert.Equal(7, scenario.GetProperty("falsePerPersonWeek").GetProperty("rate").GetDouble(), 9);
        Assert.Equal(2, scenario.GetProperty("alertsPerResidentDay").GetProperty("rate").GetDouble());
        Assert.All(root.GetProperty("rules").EnumerateArray(), rule => Assert.Equal(rule.GetProperty("alerts").GetInt32() / 3.0, rule.GetProperty("alertsPerResidentDay").GetProperty("rate").GetDouble()));
    }

    [Fact]
    public void Words_EveryKindAndManner_IsNamedInBothLanguages()
    {
        foreach (var kind in HappeningKinds.All)
        {
            foreach (var language in Enum.GetValues<ReportLanguage>())
            {
                Assert.NotEqual(kind.Name, CauseWords.Of(new ReportWords(language), kind.Name));
                foreach (var manner in Expectations(kind))
                {
                    var said = CauseWords.Of(new ReportWords(ReportLanguage.French), $"{kind.Name} ({manner})");
                    Assert.DoesNotContain(kind.Name, said, StringComparison.Ordinal);
                    Assert.True(said.EndsWith($"({manner})", StringComparison.Ordinal) == manner is "infection", said);
                }
            }
        }

        static IEnumerable<string> Expectations(HappeningKind kind) => Testing.Truth.Expectations.All.Where(entry => entry.Kind == kind).Select(entry => entry.Manner).OfType<string>();
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.3, 0.3, 1)]
    [InlineData(7, 7, 10)]
    [InlineData(1234, 1000, 2000)]
    public void NiceScale_HasThreeToSevenRoundMarks(double highest, double least, double most)
    {
        var marks = new NiceScale(highest, 0, 100).Marks;
        Assert.InRange(marks.Count, 3, 7);
        Assert.InRange(marks[^1], least, most);
        Assert.True(marks[^1] >= highest);
    }

    [Fact]
    public void StretchedScale_IsLinearBetweenMarks()
    {
        var scale = new StretchedScale([0, 10, 100], 0, 200);
        Assert.Equal([0, 50, 100, 150, 200, 200], new double[] { -1, 5, 10, 55, 100, 1000 }.Select(scale.Place));
    }

    private static string Html(ReportLanguage language) => LaboratoryReport.Html(Result.Value, About(language));

    private static string Json() => LaboratoryJson.Write(Result.Value, About(ReportLanguage.English));

    private static ReportAbout About(ReportLanguage language) => new() { Name = "by hand", CommandLine = "ageing simulate --homes 2", Seed = 7, Version = "0", Language = language, WithCost = false };

    [GeneratedRegex("(src|href)=\"(?!#)|url\\(|@import|https?:", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();
}
