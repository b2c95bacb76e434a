namespace AgeingMonitor.Testing.Tests.Fit;

/// <summary>
/// docs/fit-to-tihm.md: how near simulated homes come to real ones. With the data set at hand tables and plots are held against the page, and <c>AGEING_RENEW=1</c> writes them anew; four measures must stay within a factor of three.
/// </summary>
public sealed class FitTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SimulatedHomes_AreOfTheSizeOfRealOnes()
    {
        var tihm = await FitHomes.TihmAsync(SharedData.Require("tihm"), folder.File("tihm.jsonl.gz"), TestContext.Current.CancellationToken);
        var simulated = FitHomes.Simulated();
        var table = FitPage.Table(tihm, simulated);
        output.WriteLine(table);
        RepositoryFile.AssertPart("docs/fit-to-tihm.md", "table", table);
        RepositoryFile.AssertPart("docs/fit-to-tihm.md", "hours", FitPage.HoursByPlace(tihm, simulated));
        Hold("fit-hours.svg", FitPage.Hours(tihm, simulated));
        Hold("fit-gaps.svg", FitPage.Gaps(tihm, simulated));
        Hold("fit-spread.svg", FitPage.Spread(tihm, simulated));
        Hold("fit-rooms.svg", FitPage.Rooms(tihm, simulated));

        // As an independent count of the rows of the source's file gives them.
        Assert.Equal((28, 469_333), (tihm.Count, tihm.Sum(home => home.Firings)));
        Within(3, tihm, simulated, home => home.PerDay);
        Within(3, tihm, simulated, home => home.Transitions);
        Within(3, tihm, simulated, home => FitPage.Gap(home, 0.95));
        Within(3, tihm, simulated, home => FitPage.Gap(home, 0.999));
    }

    private static void Within(double factor, IReadOnlyList<HomeActivity> tihm, IReadOnlyList<HomeActivity> simulated, Func<HomeActivity, double> of)
    {
        var ratio = FitPage.Median(simulated, of) / FitPage.Median(tihm, of);
        Assert.InRange(ratio, 1 / factor, factor);
    }

    private static void Hold(string name, string svg)
    {
        var path = RepositoryFile.PathOf("docs/images/" + name);
        if (RepositoryFile.IsRenewing)
        {
            File.WriteAllText(path, svg);
        }

        Assert.True(File.ReadAllText(path) == svg, $"docs/images/{name} is not what the code draws: run this test once with AGEING_RENEW=1 and look at the difference.");
    }
}
