using System.Globalization;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Alerts;

/// <summary>Numbers, units, times and durations as the two languages write them; independent of the machine's culture data.</summary>
internal static class AlertText
{
    private static readonly NumberFormatInfo French = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202F" };

    public static string FrenchNumber(double value) => value.ToString("0.##", French);

    public static string EnglishNumber(double value) => value.ToString("0.##", NumberFormatInfo.InvariantInfo);

    /// <summary>A UCUM unit as people write it.</summary>
    public static string Unit(string ucum) => ucum switch
    {
        "Cel" => "°C",
        "mm[Hg]" => "mmHg",
        _ => ucum,
    };

    /// <summary>Hours and minutes, as <c>5 h 03</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        var minutes = (long)duration.TotalMinutes;
        return string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60:00}");
    }

    /// <summary>The home's local time of day to the second.</summary>
    public static string ExactTime(PlanView plan, Instant at) => plan.LocalTime(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The home's local time of day.</summary>
    public static string TimeOfDay(PlanView plan, Instant at) => plan.LocalTime(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
