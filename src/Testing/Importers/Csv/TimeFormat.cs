using System.Globalization;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Judges a .NET format of dates and times.</summary>
internal static class TimeFormat
{
    /// <summary>An afternoon, so that a clock of twelve hours without AM or PM shows itself; every part is another number.</summary>
    private static readonly DateTime Sample = new(2026, 11, 23, 13, 47, 58, DateTimeKind.Unspecified);

    /// <summary>Whether a time that it writes is the same when read: it says year, month and day, and of the hour nothing, or all that parts morning from afternoon.</summary>
    public static bool IsUsable(string format)
    {
        try
        {
            if (format.Length <= 1)
            {
                return false;
            }

            var text = new DateTimeOffset(Sample, TimeSpan.Zero).ToString(format, CultureInfo.InvariantCulture);
            return format.AsSpan().ContainsAny('z', 'K')
                ? DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var dated) && IsSample(dated.UtcDateTime)
                : DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read) && IsSample(read);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The day alone, or with the hour, the minute, the second.</summary>
    private static bool IsSample(DateTime read) =>
        read == Sample.Date || read == Sample.Date.AddHours(Sample.Hour) || read == Sample.Date.AddHours(Sample.Hour).AddMinutes(Sample.Minute) || read == Sample;
}
