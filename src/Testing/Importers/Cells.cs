using System.Globalization;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Importers;

/// <summary>What stands in a cell of a source. Numbers have a point and no separators, whatever the culture of the machine.</summary>
internal static class Cells
{
    /// <summary>Longest time after a source's own zero: a year.</summary>
    private const decimal MaxSeconds = 366 * 24 * 3600;

    /// <summary>Why a cell is no number, or null and the number: <c>short-row</c>, <c>missing</c>, <c>bad-value</c>.</summary>
    public static string? ReadNumber(string? cell, out double value)
    {
        value = 0;
        return cell is null ? "short-row"
            : cell.Length == 0 || cell.Equals("nan", StringComparison.OrdinalIgnoreCase) ? "missing"
            : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) ? null
            : "bad-value";
    }

    /// <summary>Reads several cells of one row; the first reason why one is no number.</summary>
    public static string? ReadNumbers(ReadOnlySpan<string?> cells, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (ReadNumber(cells[i], out values[i]) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>Reads a time in units of the given number of microseconds, up to a year either way; false when it is none.</summary>
    public static bool TryReadTime(string? cell, long microsecondsPerUnit, out long microseconds)
    {
        microseconds = 0;
        if (!decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var units) || Math.Abs(units) > MaxSeconds * Instant.MicrosecondsPerSecond / microsecondsPerUnit)
        {
            return false;
        }

        microseconds = (long)decimal.Round(units * microsecondsPerUnit);
        return true;
    }

    /// <summary>Reads a date and time of one of the formats; false when it is none, or not of the years 1970 to 2200.</summary>
    public static bool TryReadDate(string? cell, string[] formats, out DateTime local) =>
        DateTime.TryParseExact(cell, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out local) && local.Year is >= 1970 and <= 2200;

    /// <summary>Microseconds from 1970 to a date and time, as if it were UTC.</summary>
    public static long MicrosecondsOf(DateTime local) => (local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
