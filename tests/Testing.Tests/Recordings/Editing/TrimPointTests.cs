using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings.Editing.Trimming;

namespace AgeingMonitor.Testing.Tests.Recordings.Editing;

public sealed class TrimPointTests
{
    [Theory]
    [InlineData("2026-03-01T08:00:00Z", "2026-03-01T08:00:00.000000Z")]
    [InlineData("2026-03-01T08:00:00.25Z", "2026-03-01T08:00:00.250000Z")]
    [InlineData("2026-03-01T08:00+01:00", "2026-03-01T07:00:00.000000Z")]
    [InlineData("2026-03-01T08:00", "2026-03-01T07:00:00.000000Z")]
    [InlineData("2026-07-01", "2026-06-30T22:00:00.000000Z")]
    [InlineData("+2d", "2026-03-03T08:00:00.000000Z")]
    [InlineData("+1d12h30m5s", "2026-03-02T20:30:05.000000Z")]
    [InlineData("-6h", "2026-03-08T02:00:00.000000Z")]
    [InlineData("-1w", "2026-03-01T08:00:00.000000Z")]
    public void Resolve_EachForm_IsTheInstantMeant(string text, string expected)
    {
        Assert.True(TrimPoint.TryParse(text, out var point));
        Assert.Equal(expected, point.Resolve(Samples.Start, Samples.Start + TimeSpan.FromDays(7), "Europe/Paris").ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("+2")]
    [InlineData("+d")]
    [InlineData("+2y")]
    [InlineData("+99999999d")]
    [InlineData("2 days")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("2026-03-01T25:00:00Z")]
    public void TryParse_Garbage_IsFalse(string? text) => Assert.False(TrimPoint.TryParse(text, out _));

    [Fact]
    public void Resolve_ZoneThatNobodyKnows_IsUtc()
    {
        Assert.True(TrimPoint.TryParse("2026-07-01", out var point));
        Assert.Equal("2026-07-01T00:00:00.000000Z", point.Resolve(Instant.Epoch, Instant.Epoch, "Moon/Base").ToString());
    }
}
