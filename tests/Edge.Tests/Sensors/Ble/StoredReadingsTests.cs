using System.Globalization;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Ble;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble;

public sealed class StoredReadingsTests
{
    private const ushort Scale = 0x2A9D;
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateTime Shown = new(2020, 6, 1, 12, 0, 0, DateTimeKind.Unspecified);
    private readonly VirtualClock clock = new();
    private readonly RecordedOutput output = new();
    private readonly DeviceClock device;
    private readonly StoredReadings stored;

    public StoredReadingsTests()
    {
        device = new DeviceClock(clock, Paris);
        stored = new StoredReadings(clock, device);
    }

    [Theory]
    [InlineData(60 * 24 * 59)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Reading_OfADeviceWhoseClockIsWrong_IsAsOldAsThatClockSays(int minutesAgo)
    {
        Know("2026-03-01T12:00:00Z");
        device.Compare(Shown, clock.GetTimestamp());
        Take(70, Shown.AddMinutes(-minutesAgo));
        Assert.True(stored.Tell(output));
        var told = Assert.Single(output.Readings);
        Assert.Equal(Math.Max(minutesAgo, 0), Minutes(told), 0.001);
        Assert.Null(told.Dated);
    }

    [Theory]
    [InlineData("2026-03-01T11:00:00", "2026-03-01T10:00:00Z")]
    [InlineData("2026-01-05T08:30:10", "2026-01-05T07:30:10Z")]
    public void Reading_OfADeviceWhoseClockIsRight_IsOfTheInstantThatItSays(string taken, string instant)
    {
        Know("2026-03-01T12:00:00Z");
        foreach (var isRead in (bool[])[true, false])
        {
            device.Compare(isRead ? At("2026-03-01T13:00:40") : null, clock.GetTimestamp());
            Take(isRead ? 70 : 71, At(taken));
            Assert.True(stored.Tell(output));
        }

        Assert.Equal(2, output.Readings.Count);
        Assert.All(output.Readings, told => Assert.Equal((Instant.From(DateTimeOffset.Parse("2026-03-01T12:00:00Z", CultureInfo.InvariantCulture)) - Instant.From(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture))).TotalMinutes, Minutes(told), 0.001));
        Assert.All(output.Readings, told => Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), WholeSecond(told)));
    }

    [Theory]
    [InlineData("2026-03-29T03:30:00Z", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z")] // The hour before summer time begins.
    [InlineData("2026-03-29T03:30:00Z", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z")] // The first of summer time.
    [InlineData("2026-03-29T03:30:00Z", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z")] // There is no such time: the clock was not moved on.
    [InlineData("2026-10-25T00:40:00Z", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z")] // The first of two; the second is still to come.
    [InlineData("2026-10-25T01:40:00Z", "2026-10-25T02:30:00", "2026-10-25T01:30:00Z")] // Either; the later one is taken.
    [InlineData("2026-10-26T09:00:00Z", "2026-10-24T09:00:00", "2026-10-24T07:00:00Z")] // Two days that have 49 hours.
    public void Reading_AroundSummerTime_IsOfTheInstantThatTheZoneSays(string kit, string taken, string instant)
    {
        Know(kit);
        foreach (var isRead in (bool[])[false, true])
        {
            device.Compare(isRead ? device.Local(output.TimeOf(clock.GetTimestamp())!.Value) : null, clock.GetTimestamp());
            Take(isRead ? 70 : 71, At(taken));
        }

        Assert.True(stored.Tell(output));
        Assert.Equal([DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)], output.Readings.Select(WholeSecond));
    }

    [Fact]
    public void Clock_ThatWasNotMovedOnToWinterTime_StillTellsAges()
    {
        Know("2026-10-26T09:00:00Z");
        device.Compare(At("2026-10-26T11:00:00"), clock.GetTimestamp());
        Take(70, At("2026-10-26T10:30:00"));
        Assert.True(stored.Tell(output));
        Assert.Equal(30, Minutes(output.Readings[0]), 0.001);
    }

    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    public void Readings_OfAClockAYearOff_ThatCannotBeRead_AreOfWhenTheyCame_TheOlderOnesEarlier_AndTheTooOldOnesLost(int daysAhead)
    {
        Know("2026-03-01T12:00:00Z");
        var newest = At("2026-03-01T13:00:00").AddDays(daysAhead);
        Take(71, newest);
        Take(70, newest.AddHours(-3));
        clock.Advance(TimeSpan.FromSeconds(1));
        Take(69, newest.AddDays(-100));
        Assert.False(stored.Tell(output));
        Assert.Equal([70.0, 71], output.Values(Quantities.BodyWeight));
        Assert.Equal([180, 0], output.Readings.Select(told => Math.Round(Minutes(told))));
        Assert.All(output.Readings, told => Assert.Null(told.Dated));
        Assert.Equal(1, output.Lost(SensorLoss.Late));
    }

    [Theory]
    [InlineData(0)] // Right.
    [InlineData(60)] // Not moved on to winter time.
    [InlineData(null)] // Not to be read: but it has dated a reading of this burst.
    public void Readings_OfMonths_OfAClockThatTells_AreDated_AndTheTooOldOnesLost_NotOfNow(int? minutesOff)
    {
        Know("2026-03-01T12:00:00Z");
        var local = At("2026-03-01T13:00:00").AddMinutes(minutesOff ?? 0);
        device.Compare(minutesOff is null ? null : local, clock.GetTimestamp());
        for (var days = 200; days >= 20; days -= 20)
        {
            Take(220 - days, local.AddDays(-days));
        }

        Take(220, local);
        Assert.True(stored.Tell(output));
        Assert.Equal([160.0, 180, 200, 220], output.Values(Quantities.BodyWeight));
        Assert.Equal([60, 40, 20, 0], output.Readings.Select(told => Math.Round(Minutes(told) / 1440)));
        Assert.Equal(7, output.Lost(SensorLoss.Late));

        // They come again.
        Take(20, local.AddDays(-200));
        stored.Tell(output);
        Assert.Equal((4, 7), (output.Readings.Count, output.Lost(SensorLoss.Late)));
    }

    [Theory]
    [InlineData("2026-03-01T13:00:30", true)]
    [InlineData("2026-03-01T12:00:00", true)]
    [InlineData("2000-01-01T00:10:00", true)] // Fell back, and the reading is from before.
    [InlineData("2026-03-01T12:00:00", false)]
    public void Reading_OfThreeMonthsAgo_ThatComesAlone_IsLost_AndTheClockThatCanBeReadIsNotBlamed(string shown, bool isTimeKnown)
    {
        if (isTimeKnown)
        {
            Know("2026-03-01T12:00:00Z");
        }

        device.Compare(At(shown), clock.GetTimestamp());
        Take(70, At("2025-12-01T09:00:00"));
        Assert.Null(stored.Tell(output));
        Assert.Empty(output.Readings);
        Assert.Equal(1, output.Lost(SensorLoss.Late));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reading_OfAClockThatBeginsAnewAtEachSwitchOn_IsAnotherOneNextMorning_ThoughItsBytesAreTheSame(bool canBeRead)
    {
        Know("2026-03-01T12:00:00Z");
        var start = new DateTime(2000, 1, 1, 0, 0, 12, DateTimeKind.Unspecified);
        for (var morning = 1; morning <= 2; morning++)
        {
            // The link is lost before the device has heard that it was heard.
            for (var again = 0; again < 2; again++)
            {
                device.Compare(canBeRead ? start.AddSeconds(1 + again) : null, clock.GetTimestamp());
                stored.Take(new HealthReading { TakenAt = start, IsClockSet = canBeRead }.Add(Quantities.BodyWeight, 70), Scale, [1], clock.GetTimestamp());
                stored.Tell(output);
                clock.Advance(TimeSpan.FromSeconds(5));
            }

            Assert.Equal(morning, output.Readings.Count);
            clock.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public void Reading_FromBeforeTheDevicesClockWasReset_IsOfItsStamp()
    {
        Know("2026-03-01T12:00:00Z");
        device.Compare(new DateTime(2000, 1, 1, 0, 10, 0, DateTimeKind.Unspecified), clock.GetTimestamp());
        Take(70, At("2026-02-28T13:00:00"));
        Assert.True(stored.Tell(output));
        Assert.Equal(24 * 60, Minutes(output.Readings[0]), 0.001);
    }

    [Fact]
    public void Readings_WhileTheKitDoesNotKnowTheTime_AreTold_AsFarApartAsTheirStamps_AndTheDeviceIsNotBlamed()
    {
        clock.SetBy = TimeSpan.FromDays(-3000);
        Take(71, At("2026-03-01T13:00:00"));
        Take(70, At("2026-03-01T12:00:00"));
        Assert.Null(stored.Tell(output));
        Assert.Equal([60, 0], output.Readings.Select(told => Math.Round(Minutes(told))));
        Assert.All(output.Readings, told => Assert.Null(told.Dated));

        // Where the device's clock can be read the ages are known, whatever both clocks say.
        device.Compare(Shown, clock.GetTimestamp());
        Take(72, Shown.AddHours(-5));
        Assert.True(stored.Tell(output));
        Assert.Equal(300, Minutes(output.Readings[^1]), 0.001);
    }

    [Fact]
    public void Reading_OfADeviceThatSaysItsClockWasNeverSet_IsOfNow_AndTheDeviceIsNotBlamed()
    {
        Know("2026-03-01T12:00:00Z");
        stored.Take(new HealthReading { TakenAt = At("2026-03-01T09:00:00"), IsClockSet = false }.Add(Quantities.BodyWeight, 70), Scale, [1], clock.GetTimestamp());
        Assert.Null(stored.Tell(output));
        Assert.Equal(0, Minutes(output.Readings[0]), 0.001);
    }

    [Fact]
    public void Record_ThatComesAgain_IsToldOnce_AndByAnotherProgramAtTheSameInstant()
    {
        Know("2026-03-01T12:00:00Z");
        Take(70, At("2026-03-01T09:00:00"));
        Take(70, At("2026-03-01T09:00:00"));
        Take(71, At("2026-03-01T09:00:00"));
        stored.Tell(output);
        clock.Advance(TimeSpan.FromMinutes(7.77));
        Take(71, At("2026-03-01T09:00:00"));
        stored.Tell(output);
        Assert.Equal(2, output.Readings.Count);
        Assert.NotEqual(output.Readings[0].Dated, output.Readings[1].Dated);
        var again = new StoredReadings(clock, new DeviceClock(clock, Paris));
        again.Take(Reading(70, At("2026-03-01T09:00:00")), Scale, [70], clock.GetTimestamp());
        again.Tell(output);
        Assert.Equal(output.Readings.First(told => told.Value.Number == 70).Dated, output.Readings[^1].Dated);
        Assert.Equal(3, output.Readings.Count);
    }

    [Fact]
    public void Take_WithoutATime_IsOfNow_AndMayRepeat()
    {
        Take(70, null);
        clock.Advance(TimeSpan.FromSeconds(1));
        Take(70, null);
        Assert.Equal(0, stored.Silence(clock.GetTimestamp()).TotalSeconds, 0.001);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, stored.Silence(clock.GetTimestamp()).TotalSeconds, 0.001);
        stored.Tell(output);
        Assert.Equal(1, clock.GetElapsedTime(output.Readings[0].At, output.Readings[1].At).TotalSeconds, 0.001);
        stored.Tell(output);
        Assert.Equal(2, output.Readings.Count);
    }

    [Fact]
    public void Readings_AreDue_WhenTheDeviceIsSilent_OrNeverIs()
    {
        Assert.False(stored.IsDue(clock.GetTimestamp()));
        Take(70, null);
        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(stored.IsDue(clock.GetTimestamp()));
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(stored.IsDue(clock.GetTimestamp()));
        stored.Tell(output);
        for (var second = 0; second < 30; second++)
        {
            Take(70, null);
            Assert.False(stored.IsDue(clock.GetTimestamp()));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(stored.IsDue(clock.GetTimestamp()));
    }

    [Fact]
    public void Shown_CountsOnWithTheKitsClock()
    {
        device.Compare(Shown, clock.GetTimestamp());
        clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(Shown.AddMinutes(90), device.Shown(clock.GetTimestamp()));
        device.Compare(null, clock.GetTimestamp());
        Assert.Null(device.Shown(clock.GetTimestamp()));
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

    private static DateTime At(string local) => DateTime.SpecifyKind(DateTime.Parse(local, CultureInfo.InvariantCulture), DateTimeKind.Unspecified);

    private static HealthReading Reading(double kilograms, DateTime? at) => new HealthReading { TakenAt = at }.Add(Quantities.BodyWeight, kilograms);

    /// <summary>The device's date without the part of a second that tells readings of one second apart.</summary>
    private static DateTimeOffset WholeSecond(RecordedOutput.Reading told) => new Instant(told.Dated!.Value.Microseconds / Instant.MicrosecondsPerSecond * Instant.MicrosecondsPerSecond).ToDateTimeOffset();

    /// <summary>The kit knows the time, which is this now; the machine shows another.</summary>
    private void Know(string now)
    {
        clock.SetBy = TimeSpan.FromDays(-3000);
        var (time, at) = (Instant.From(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)), clock.GetTimestamp());
        output.KitTime = when => time + clock.GetElapsedTime(at, when);
    }

    private double Minutes(RecordedOutput.Reading told) => clock.GetElapsedTime(told.At, clock.GetTimestamp()).TotalMinutes;

    private void Take(double kilograms, DateTime? at) => stored.Take(Reading(kilograms, at), Scale, [(byte)kilograms], clock.GetTimestamp());
}
