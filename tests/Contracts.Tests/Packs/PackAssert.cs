using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Tests.Packs;

/// <summary>Packs compared by content, lists included; when they were received is left out.</summary>
internal static class PackAssert
{
    public static void Same(Pack expected, Pack actual)
    {
        Assert.Equal(expected.Shed, actual.Shed);
        Assert.Equal(expected.Observations, actual.Observations);
        Assert.Equal(expected with { Shed = [], Observations = [], ReceivedAt = default }, actual with { Shed = [], Observations = [], ReceivedAt = default });
    }
}
