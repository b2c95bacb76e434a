using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Ble;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble;

public sealed class StoredReadingsTests
{
    private const ushort Scale = 0x2A9D;
    private static readonly DateTime Shown = new(2020, 6, 1, 12, 0, 0, DateTimeKind.Unspecified);
    private readonly VirtualClock clock = new();
    private readonly RecordedOutput output = new();
    private readonly StoredReadings stored;

    public StoredReadingsTests() => stored = new StoredReadings(clock, TimeZoneInfo.Utc);

    [Theory]
    [InlineData(60 * 24 * 59, true)]
    [InlineData(60 * 24 * 61, false)]
    [InlineData(-1, true)]
    [InlineData(-3, false)]
    public void Take_ByItsAge_IsDatedOrNot(int minutesAgo, bool isDated)
    {
        stored.Compare(Shown, clock.GetTimestamp());
        Assert.Equal(isDated, Take(70, Shown.AddMinutes(-minutesAgo)));
        stored.Tell(output);
        Assert.Equal(isDated ? 1 : 0, output.Readings.Count);
        if (isDated)
        {
            Assert.Equal(Math.Max(minutesAgo, 0), clock.GetElapsedTime(output.Readings[0].At, clock.GetTimestamp()).TotalMinutes, 0.001);
        }
    }

    [Fact]
    public void Take_OnAMachineThatDoesNotKnowTheTime_IsNotDated_UnlessTheDeviceShowsIts()
    {
        var lost = new StoredReadings(new UnsetClock(), TimeZoneInfo.Utc);
        Assert.Null(lost.Now);
        Assert.False(lost.Take(Reading(70, Shown), Scale, [1], 0));
        lost.Compare(Shown.AddHours(1), 0);
        Assert.True(lost.Take(Reading(70, Shown), Scale, [1], 0));
    }

    [Fact]
    public void Take_WithoutATime_IsOfNow_AndMayRepeat()
    {
        Assert.True(Take(70, null));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Take(70, null));
        Assert.Equal(0, stored.Silence(clock.GetTimestamp()).TotalSeconds, 0.001);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, stored.Silence(clock.GetTimestamp()).TotalSeconds, 0.001);
        stored.Tell(output);
        Assert.Equal(1, clock.GetElapsedTime(output.Readings[0].At, output.Readings[1].At).TotalSeconds, 0.001);
        stored.Tell(output);
        Assert.Equal(2, output.Readings.Count);
    }

    [Fact]
    public void Shown_CountsOnWithTheKitsClock()
    {
        stored.Compare(Shown, clock.GetTimestamp());
        clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(Shown.AddMinutes(90), stored.Shown(clock.GetTimestamp()));
        stored.Compare(null, clock.GetTimestamp());
        Assert.Null(stored.Shown(clock.GetTimestamp()));
    }

    [Fact]
    public void Median_OfEachMinute_IsTold_AndOfAFewValuesNothing()
    {
        var median = new PeriodMedian(Quantities.PulseRate, clock, output);
        for (var second = 0; second < 130; second++)
        {
            median.See(second < 60 ? 60 + (second % 3) : 90, clock.GetTimestamp());
            clock.Advance(TimeSpan.FromSeconds(1));
            median.Tick(clock.GetTimestamp());
        }

        Assert.Equal([61, 90], output.Values(Quantities.PulseRate));
        median.Tell();
        Assert.Equal([61, 90, 90], output.Values(Quantities.PulseRate));
        median.See(40, clock.GetTimestamp());
        median.Tell();
        Assert.Equal(3, output.Readings.Count);
    }

    private static HealthReading Reading(double kilograms, DateTime? at) => new HealthReading { TakenAt = at }.Add(Quantities.BodyWeight, kilograms);

    private bool Take(double kilograms, DateTime? at) => stored.Take(Reading(kilograms, at), Scale, [1], clock.GetTimestamp());

    private sealed class UnsetClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
