using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Residents;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Tests.Residents;

public sealed class BucketsTests
{
    [Fact]
    public void Merge_TwoSensors_WeighsMeansByCount()
    {
        // (60·3 + 90·1) / 4 = 67.5
        var merged = Buckets.Merge([new Bucket(At(0), 3, 55, 65, 60, 61), new Bucket(At(0), 1, 90, 90, 90, 90)], TimeSpan.FromMinutes(5));

        Assert.Equal(new Bucket(At(0), 4, 55, 90, 67.5, 90), Assert.Single(merged));
    }

    [Fact]
    public void Merge_WiderWindow_StartsAtItsMultiplesSince1970()
    {
        var merged = Buckets.Merge([new Bucket(At(55), 1, 1, 1, 1, 1), new Bucket(At(60), 1, 3, 3, 3, 3), new Bucket(At(65), 1, 5, 5, 5, 5)], TimeSpan.FromHours(1));

        Assert.Equal([new Bucket(At(0), 1, 1, 1, 1, 1), new Bucket(At(60), 2, 3, 5, 4, 5)], merged);
    }

    private static Instant At(int minute) => Instant.Epoch + TimeSpan.FromMinutes(minute);
}
