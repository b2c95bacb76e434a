using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Tests.Live;

public sealed class NeedOrderTests
{
    [Fact]
    public void Sort_Mixed_PutsWhatWaitsAndIsUrgentAndNewFirst()
    {
        AlertView[] alerts =
        [
            Alert("taken-high", "high", Codes.Acknowledged, 9), Alert("old-high", "high", Codes.Raised, 1), Alert("technical", "technical", Codes.Raised, 8),
            Alert("new-high", "high", Codes.Raised, 5), Alert("closed", "high", Codes.Resolved, 10), Alert("medium", "medium", Codes.Raised, 7),
        ];

        Assert.Equal(["new-high", "old-high", "medium", "technical", "taken-high", "closed"], NeedOrder.Sort(alerts).Select(a => a.Id));
    }

    [Theory]
    [InlineData("high", Codes.Raised, false, 0)]
    [InlineData("low", Codes.Raised, true, 2)]
    [InlineData("high", Codes.Acknowledged, true, 3)]
    [InlineData("high", Codes.Acknowledged, false, 4)]
    [InlineData(null, Codes.Raised, true, 3)]
    [InlineData(null, Codes.Raised, false, 5)]
    public void Need_OfAHome_RanksRaisedThenSilentThenTaken(string? priority, string state, bool silent, int expected)
    {
        var tile = new TileView { Home = "h", Team = "t", Label = "", People = "", Link = "/", Mode = "live", TimeZone = "UTC", KitSilent = silent };

        Assert.Equal(expected, NeedOrder.Need(tile, priority is null ? [] : [Alert("a", priority, state, 0)]));
    }

    private static AlertView Alert(string id, string priority, string state, long raisedAt) => new()
    {
        Id = id, Home = "h", Team = "t", Label = "", Priority = priority, State = state, Rule = "fall", RaisedAt = raisedAt, TimeZone = "UTC", French = "", English = "", Mode = "live",
    };
}
