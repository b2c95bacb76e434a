using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Tests.Packs;

public sealed class ObservedValueTests
{
    [Fact]
    public void ToString_NumberOrText_IsTheValue()
    {
        Assert.Equal("71.5", ObservedValue.Of(71.5).ToString());
        Assert.Equal("suspected", ObservedValue.Of("suspected").ToString());
    }
}
