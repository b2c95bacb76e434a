using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Tests.Texts;

public sealed class WordsTests
{
    private static readonly Words French = new(Language.French);
    private static readonly Words English = new(Language.English);
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData(0, "à l’instant", "just now")]
    [InlineData(-30, "à l’instant", "just now")]
    [InlineData(59, "il y a 59\u00A0s", "59\u00A0s ago")]
    [InlineData(60, "il y a 1\u00A0min", "1\u00A0min ago")]
    [InlineData(3599, "il y a 59\u00A0min", "59\u00A0min ago")]
    [InlineData(172_799, "il y a 47\u00A0h", "47\u00A0h ago")]
    [InlineData(172_800, "il y a 2\u00A0j", "2\u00A0d ago")]
    public void Age_OfSeconds_IsShortAndRoundedDown(int seconds, string french, string english)
    {
        Assert.Equal(french, French.Age(TimeSpan.FromSeconds(seconds)));
        Assert.Equal(english, English.Age(TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "29\u00A0mars, 01:59")]
    [InlineData("2026-03-29T01:00:00Z", "29\u00A0mars, 03:00")]
    [InlineData("2026-10-25T00:30:00Z", "25\u00A0oct., 02:30")]
    [InlineData("2026-10-25T01:30:00Z", "25\u00A0oct., 02:30")]
    [InlineData("2026-06-30T22:00:00Z", "1er\u00A0juil., 00:00")]
    public void DateAndTime_AroundClockChanges_IsTheHomesOwn(string utc, string expected) =>
        Assert.Equal(expected, French.DateAndTime(Instant.From(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)), Paris));

    [Fact]
    public void Number_ByLanguage_UsesItsSigns()
    {
        Assert.Equal("1\u202F234,5", French.Number(1234.5, 1));
        Assert.Equal("1,234.5", English.Number(1234.5, 1));
        Assert.Equal("-0,5", French.Number(-0.5, 1));
    }

    [Theory]
    [InlineData(0.999, "99\u00A0%", "99%")]
    [InlineData(1.0, "100\u00A0%", "100%")]
    public void Percent_AlmostWhole_IsNotWhole(double share, string french, string english)
    {
        Assert.Equal(french, French.Percent(share));
        Assert.Equal(english, English.Percent(share));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Exact_TimeOutsideTheCalendar_DoesNotBreakThePage(long microseconds) => Assert.NotEmpty(French.Exact(new Instant(microseconds), Paris));
}
