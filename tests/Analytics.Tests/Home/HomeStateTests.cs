using System.Text;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Home;

public sealed class HomeStateTests
{
    [Fact]
    public void Save_ResidentsEpisode_LiesInTheResidentsPartAlone()
    {
        var home = new TestHome()
            .See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 10:00", 140)
            .See(TestHome.Cuff, Quantities.SystolicBloodPressure, "2026-03-10 10:00", 80)
            .Seal("2026-03-10 10:00");

        var parts = home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });

        Assert.Equal([null, TestHome.Resident], parts.Select(part => part.Resident));
        Assert.DoesNotContain("heart-rate", parts[0].Text(), StringComparison.Ordinal);
        Assert.Contains("systolic", parts[0].Text(), StringComparison.Ordinal);
        Assert.Contains("heart-rate", parts[1].Text(), StringComparison.Ordinal);
        Assert.InRange(parts.Sum(part => part.State.Length), 100, 50_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"Version":999,"Kits":[]}""")]
    public void TryRestore_StateOfAnotherVersion_BeginsAnew(string state)
    {
        Assert.False(HomeAnalysis.TryRestore(TestHome.Plan(), new(), [new(null, Encoding.UTF8.GetBytes(state))], out var analysis, out var positions));

        Assert.Null(analysis.Watermark);
        Assert.Empty(positions);
    }

    /// <summary>What is usual and the blood pressure at home are the resident's: erased with them, and begun anew where a state is not whole.</summary>
    [Theory]
    [InlineData("[28,70]", "[28,70]", true, 1)]
    [InlineData("[28,70]", "[9,70]", true, 0)]
    [InlineData("[28,70]", "[]", false, 0)]
    [InlineData("[28,70]", "[28,\"x\"]", false, 0)]
    public void TryRestore_UsualValues_AreTakenWhenTheyAreWhole(string saved, string changed, bool isRead, int series)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 08:00", 70).Seal("2026-03-10 08:00").Seal("2026-03-10 13:00");
        var parts = home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });
        var text = parts[1].Text();
        Assert.Contains(saved, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Baselines", parts[0].Text(), StringComparison.Ordinal);

        var restored = HomeAnalysis.TryRestore(TestHome.Plan(), new(), [parts[0], new(TestHome.Resident, Encoding.UTF8.GetBytes(text.Replace(saved, changed, StringComparison.Ordinal)))], out var analysis, out var positions);

        Assert.Equal(isRead, restored);
        if (isRead)
        {
            var again = analysis.Save(positions).FirstOrDefault(part => part.Resident == TestHome.Resident);
            Assert.Equal(series == 1, again!.Text().Contains("Baselines", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Process_PackFromTheFuture_DoesNotMoveTheHomesTime()
    {
        var home = new TestHome().Seal("2026-03-10 10:00");
        var wrong = home.Packs[0] with { Key = home.Packs[0].Key with { Sequence = 2 }, SealedAt = TestHome.Local("2036-01-01 00:00"), ReceivedAt = TestHome.Local("2026-03-10 10:01") };

        home.Process(wrong);

        Assert.Equal(TestHome.Local("2026-03-10 10:00"), home.Analysis.Watermark);
    }
}
