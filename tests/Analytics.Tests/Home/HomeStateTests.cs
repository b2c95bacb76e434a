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
        Assert.DoesNotContain("heart-rate", Encoding.UTF8.GetString(parts[0].State), StringComparison.Ordinal);
        Assert.Contains("systolic", Encoding.UTF8.GetString(parts[0].State), StringComparison.Ordinal);
        Assert.Contains("heart-rate", Encoding.UTF8.GetString(parts[1].State), StringComparison.Ordinal);
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

    [Fact]
    public void Process_PackFromTheFuture_DoesNotMoveTheHomesTime()
    {
        var home = new TestHome().Seal("2026-03-10 10:00");
        var wrong = home.Packs[0] with { Key = home.Packs[0].Key with { Sequence = 2 }, SealedAt = TestHome.Local("2036-01-01 00:00"), ReceivedAt = TestHome.Local("2026-03-10 10:01") };

        home.Process(wrong);

        Assert.Equal(TestHome.Local("2026-03-10 10:00"), home.Analysis.Watermark);
    }
}
