using System.Globalization;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>How the times of a file are written.</summary>
/// <param name="Formats">.NET formats, invariant culture; empty when times are numbers.</param>
/// <param name="MicrosecondsPerUnit">What 1 is, where times are numbers.</param>
/// <param name="Start">What 0 is, where times are numbers.</param>
/// <param name="Zone">Of times that do not say their distance from UTC.</param>
internal sealed record CsvTimes(IReadOnlyList<string> Formats, long MicrosecondsPerUnit, Instant Start, LocalTime Zone)
{
    /// <summary>ISO 8601, with a T or a space, with or without seconds, fractions and distance from UTC.</summary>
    public static readonly IReadOnlyList<string> Iso =
    [
        .. from date in (string[])["yyyy-MM-dd'T'HH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"] from zone in (string[])["", "K"] select date + zone,
        "yyyy-MM-dd",
    ];

    /// <summary>The instant of a cell; false when it is none, or outside of the years 1980 to 2200: packs are dated as such.</summary>
    public bool TryRead(string cell, char decimalSign, out Instant at)
    {
        at = default;
        return (Formats.Count > 0 ? TryReadDate(cell, out at) : TryReadNumber(cell, decimalSign, out at)) && at.ToDateTimeOffset().Year is >= 1980 and <= 2200;
    }

    private bool TryReadDate(string cell, out Instant at)
    {
        at = default;
        foreach (var format in Formats)
        {
            if (!format.AsSpan().ContainsAny('z', 'K') && DateTime.TryParseExact(cell, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            {
                at = local.Year is >= 1970 and <= 2200 ? Zone.ToInstant(local) : default;
                return true;
            }

            if (format.AsSpan().ContainsAny('z', 'K') && DateTimeOffset.TryParseExact(cell, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var dated))
            {
                at = Instant.From(dated);
                return true;
            }
        }

        return false;
    }

    private bool TryReadNumber(string cell, char decimalSign, out Instant at)
    {
        at = default;

        // Up to the year 2255 in microseconds, which decimal holds exactly.
        if (!CsvNumbers.TryNormalise(cell, decimalSign, out var text) || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var units) || Math.Abs(units) > 9_000_000_000_000_000m / MicrosecondsPerUnit)
        {
            return false;
        }

        at = new Instant(Start.Microseconds + (long)decimal.Round(units * MicrosecondsPerUnit));
        return at.Microseconds > 0;
    }
}
