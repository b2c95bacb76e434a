using AgeingMonitor.Contracts.Time;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Contracts.Tests.Time;

public sealed class InstantTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2001-09-09T01:46:40Z", 1_000_000_000_000_000)]
    [InlineData("2026-03-29T01:00:00.000001Z", 1_774_746_000_000_001)]
    [InlineData("2026-03-29T03:00:00.000001+02:00", 1_774_746_000_000_001)]
    [InlineData("1969-12-31T23:59:59.999999Z", -1)]
    public void From_ADate_IsItsMicroseconds(string date, long microseconds)
    {
        var instant = Instant.From(DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(microseconds, instant.Microseconds);
        Assert.Equal(DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture), instant.ToDateTimeOffset());
    }

    [Fact]
    public void ToDateTimeOffset_EveryDate_ComesBack() => Property.Holds(Gen.Long[-62_135_596_800_000_000, 253_402_300_799_999_999], 5000, microseconds =>
    {
        var instant = new Instant(microseconds);
        Assert.Equal(instant, Instant.From(instant.ToDateTimeOffset()));
        Assert.Equal(TimeSpan.Zero, instant.ToDateTimeOffset().Offset);
    });

    [Fact]
    public void ToString_IsIso8601OrTheCount()
    {
        Assert.Equal("2026-03-29T01:00:00.000001Z", new Instant(1_774_746_000_000_001).ToString());
        Assert.Equal("9223372036854775807", Instant.MaxValue.ToString());
        Assert.Throws<OverflowException>(() => Instant.MaxValue.ToDateTimeOffset());
    }

    [Fact]
    public void Arithmetic_AddsAndSubtractsDurations() => Property.Holds(
        Gen.Select(Gen.Long[0, 4_000_000_000_000_000], Gen.Long[-900_000_000_000_000, 900_000_000_000_000]),
        5000,
        pair =>
        {
            var (start, step) = (new Instant(pair.Item1), TimeSpan.FromMicroseconds(pair.Item2));
            Assert.Equal(pair.Item1 + pair.Item2, (start + step).Microseconds);
            Assert.Equal(start, start + step - step);
            Assert.Equal(step, start + step - start);
            Assert.Equal(pair.Item2 > 0, start + step > start);
            Assert.Equal(pair.Item2 <= 0, start + step <= start);
        });

    [Fact]
    public void Order_IsThatOfTheCount()
    {
        Instant early = new(-5), late = new(7);
        Assert.True(early < late && late > early && early <= new Instant(-5) && late >= new Instant(7));
        Assert.Equal((late, early), (Instant.Max(early, late), Instant.Min(late, early)));
        Assert.Equal([early, Instant.Epoch, late], new[] { late, early, Instant.Epoch }.Order());
    }

    [Fact]
    public void Now_ReadsTheClockThatIsGiven()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(1_774_746_000_000_000, Instant.Now(clock).Microseconds);
    }

    [Fact]
    public void TimeRange_HoldsItsStartAndNotItsEnd()
    {
        var range = new TimeRange(new Instant(10), new Instant(20));
        Assert.True(range.Contains(new Instant(10)) && range.Contains(new Instant(19)));
        Assert.False(range.Contains(new Instant(9)) || range.Contains(new Instant(20)));
        Assert.True(TimeRange.Always.Contains(Instant.MinValue) && TimeRange.Always.Contains(Instant.Epoch));
    }
}
