using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Storage.Tests;

/// <summary>Packs are the same when every head field and every observation is, in order.</summary>
internal static class PackAssert
{
    public static void Same(IEnumerable<Pack> expected, IEnumerable<Pack> actual)
    {
        var wanted = expected.ToList();
        var given = actual.ToList();
        Assert.Equal(wanted.Select(p => p.Key), given.Select(p => p.Key));
        foreach (var (one, other) in wanted.Zip(given))
        {
            Assert.Equal(one.Shed, other.Shed);
            Assert.Equal(one.Observations, other.Observations);
            Assert.Equal(one with { Shed = [], Observations = [] }, other with { Shed = [], Observations = [] });
        }
    }
}
