namespace AgeingMonitor.Testing.Tests.Fit;

/// <summary>
/// docs/fit-to-tihm.md: how near simulated homes come to real ones. <c>AGEING_RENEW=1</c> with the data set at hand writes table and plots anew; otherwise this looks whether a simulated home has gone far astray.
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
        if (RepositoryFile.IsRenewing)
        {
            RepositoryFile.AssertPart("docs/fit-to-tihm.md", "table", table);
            Directory.CreateDirectory(RepositoryFile.PathOf("docs/images"));
            Write("fit-hours.svg", FitPage.Hours(tihm, simulated));
            Write("fit-gaps.svg", FitPage.Gaps(tihm, simulated));
            Write("fit-spread.svg", FitPage.Spread(tihm, simulated));
            Write("fit-rooms.svg", FitPage.Rooms(tihm, simulated));
        }

        // Counts of the source by day and home, as an independent count of its file gives them: 469,333 firings of 28 homes.
        Assert.Equal(28, tihm.Count);
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

    private static void Write(string name, string svg) => File.WriteAllText(RepositoryFile.PathOf("docs/images/" + name), svg);
}
