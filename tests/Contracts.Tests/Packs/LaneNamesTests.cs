using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Tests.Packs;

public sealed class LaneNamesTests
{
    [Theory]
    [InlineData(Lane.Obs, Topics.Obs)]
    [InlineData(Lane.Evt, Topics.Evt)]
    [InlineData(Lane.Tick, Topics.Tick)]
    public void ToText_EachLane_IsItsTopic(Lane lane, string name)
    {
        Assert.Equal(name, LaneNames.ToText(lane));
        Assert.True(LaneNames.TryParse(name, out var read));
        Assert.Equal(lane, read);
    }

    [Fact]
    public void TryParse_AnythingElse_IsFalse()
    {
        Assert.False(LaneNames.TryParse("OBS", out _));
        Assert.False(LaneNames.TryParse(null, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => LaneNames.ToText((Lane)9));
    }
}
