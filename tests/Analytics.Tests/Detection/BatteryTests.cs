using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection;

public sealed class BatteryTests
{
    [Fact]
    public void Process_ChargeFallsAndRecovers_RaisesOncePerEpisode()
    {
        var home = new TestHome();
        var minute = 0;
        foreach (var charge in new[] { 16.0, 15, 14, 19.9, 3, 20, 15 })
        {
            var at = $"2026-03-10 10:{minute++:00}";
            home.See(TestHome.Hall, Quantities.Battery, at, charge).Seal(at);
        }

        Assert.Equal([TestHome.Local("2026-03-10 10:01"), TestHome.Local("2026-03-10 10:06")], home.Raised.Select(draft => draft.EpisodeStart));
        Assert.All(home.Raised, draft => Assert.Equal(AlertRules.BatteryLow, draft.Rule));
        Assert.All(home.Raised, draft => Assert.Equal(AlertSubject.Of(TestHome.Kit, TestHome.Hall), draft.Subject));
        Assert.Equal("Batterie du capteur « hall » à 15 % (limite 15 %)", home.Raised[0].Summary.French);
    }
}
