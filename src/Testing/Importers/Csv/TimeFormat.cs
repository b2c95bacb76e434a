using System.Globalization;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Judges a .NET format of dates and times.</summary>
internal static class TimeFormat
{
    /// <summary>Whether a date that it writes is the same when read: it says year, month and day.</summary>
    public static bool IsUsable(string format)
    {
        var sample = new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Unspecified);
        try
        {
            var text = sample.ToString(format, CultureInfo.InvariantCulture);
            return format.Length > 1
                && (format.AsSpan().ContainsAny('z', 'K')
                    ? DateTimeOffset.TryParseExact(new DateTimeOffset(sample, TimeSpan.Zero).ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var dated) && dated.UtcDateTime.Date == sample
                    : DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var read) && read.Date == sample);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
