using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Tests.Detection.Falls;

/// <summary>The same samples, judged by the threshold of the site that the sensor's name tells.</summary>
public sealed class WearingSiteTests
{
    private const double Never = 1e6, Always = -1e6;

    [Theory]
    [InlineData("waist", true)]
    [InlineData("belt-2", true)]
    [InlineData("wrist", false)]
    [InlineData("pendant", false)]
    public void AFall_OfASensorNamedByItsSite_IsJudgedByTheSitesThreshold(string name, bool isFound)
    {
        var falls = new WornFalls(new(FallModel.BuiltIn.Forest, new FallThresholds(Never, new Dictionary<string, double> { [WearingSite.Waist] = Always })));
        var found = new List<WornFall>();
        foreach (var pack in WornFallTests.Packs())
        {
            falls.Observe(SensorId.Parse(name), TestHome.Resident, pack.Observations[0].MeasuredAt, pack.SealedAt, pack.Observations[0].Value, found);
        }

        Assert.Equal(isFound, found.Exists(fall => fall.Stage == FallStage.Suspected));
    }
}
