using System.Globalization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>Texts, numbers and times in one language. Formats are written out here, so that they do not depend on the culture data of the machine.</summary>
internal sealed class Words(Language language)
{
    private static readonly string[] FrenchMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly NumberFormatInfo FrenchNumbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202F", NegativeSign = "-" };
    private static readonly NumberFormatInfo EnglishNumbers = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "-" };

    public Language Language => language;

    public string Code => language.Code();

    public string this[LocalizedText text] => In(text, language);

    public static string In(LocalizedText text, Language language) => language == Language.English ? text.English : text.French;

    /// <summary>Puts values at the places {0}, {1}, … of a text.</summary>
    public string Fill(LocalizedText text, params object?[] values) => string.Format(CultureInfo.InvariantCulture, this[text], values);

    public string Number(double value, int digits) => value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), language == Language.English ? EnglishNumbers : FrenchNumbers);

    /// <summary>As <c>percent</c> in <c>format.ts</c>: rounded down, so that 100 % means whole.</summary>
    public string Percent(double share) => Fill(IslandTexts.Completeness, (int)Math.Floor(share * 100));

    /// <summary>As <c>age</c> in <c>format.ts</c>.</summary>
    public string Age(TimeSpan age) => age.TotalSeconds switch
    {
        < 5 => this[IslandTexts.JustNow],
        < 60 => Fill(IslandTexts.SecondsAgo, (int)age.TotalSeconds),
        < 3600 => Fill(IslandTexts.MinutesAgo, (int)age.TotalMinutes),
        < 48 * 3600 => Fill(IslandTexts.HoursAgo, (int)age.TotalHours),
        _ => Fill(IslandTexts.DaysAgo, (int)age.TotalDays),
    };

    /// <summary>Hours and minutes of microseconds, as <c>7 h 05</c>; below an hour minutes alone.</summary>
    public static string Duration(long microseconds) => microseconds / 60_000_000 is var minutes && minutes < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{minutes}\u00A0min")
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}\u00A0h\u00A0{minutes % 60:00}");

    /// <summary>Day, month and time of day in a home's time zone.</summary>
    public string DateAndTime(Instant instant, TimeZoneInfo zone) => Local(instant, zone) is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Day(time)}, {time:HH:mm}")
        : instant.ToString();

    /// <summary>Day, month, year and time of day to the second in a home's time zone.</summary>
    public string Exact(Instant instant, TimeZoneInfo zone) => Local(instant, zone) is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Day(time)} {time.Year}, {time:HH:mm:ss}")
        : instant.ToString();

    public string Date(Instant instant, TimeZoneInfo zone) => Local(instant, zone) is { } time ? Day(time) : instant.ToString();

    /// <summary>Day, month and year of a calendar day.</summary>
    public string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Day(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero))} {day.Year}");

    public static string Clock(Instant instant, TimeZoneInfo zone) => Local(instant, zone)?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? instant.ToString();

    private string Day(DateTimeOffset time) => language == Language.English
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Day}\u00A0{EnglishMonths[time.Month - 1]}")
        : string.Create(CultureInfo.InvariantCulture, $"{(time.Day == 1 ? "1er" : time.Day)}\u00A0{FrenchMonths[time.Month - 1]}");

    /// <summary>Null for times no calendar reaches: a kit's nonsense must not break a page.</summary>
    private static DateTimeOffset? Local(Instant instant, TimeZoneInfo zone) =>
        instant.Microseconds is > -62_000_000_000_000_000 and < 253_000_000_000_000_000 ? TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), zone) : null;
}
