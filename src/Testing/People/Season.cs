using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.People;

/// <summary>The time of year outside: light and temperature, as in the north of France.</summary>
internal sealed class Season(ulong seed)
{
    private const double DaysInYear = 365.25;

    /// <summary>Day of the year at which spring begins, when the days pass 12 hours.</summary>
    private const double Equinox = 79;

    // One weather for all homes of a seed: hot and cold spells of about four days.
    private readonly SlowNoise spells = new(seed, -1, (long)Purpose.Weather);

    /// <summary>Hours from sunrise to sunset: about 8.2 in December, 16.2 in June (48.8° N).</summary>
    public static double DaylightHours(DateOnly date) => 12.2 + (4 * Curves.Sine((date.DayOfYear - Equinox) / DaysInYear));

    /// <summary>-1 in the darkest, 1 in the lightest weeks.</summary>
    public static double Lightness(DateOnly date) => (DaylightHours(date) - 12.2) / 4;

    /// <summary>Sun from 0 at night to 1 at noon of a clear day; noon at 13:15 by the clock.</summary>
    public static double Sun(DateOnly date, double hour)
    {
        var half = DaylightHours(date) / 2;
        var x = (hour - 13.25) / half;
        return Math.Max(0, 1 - (x * x)) * (0.65 + (0.35 * Lightness(date)));
    }

    /// <summary>Air outside, °C: 4 in January, 20 in July on average, warmest at 16 h.</summary>
    public double OutdoorTemperature(DateOnly date, double hour)
    {
        var swing = 2.5 + (1.5 * Lightness(date));
        return DailyTemperature(date, hour) + (swing * Curves.Sine((hour - 10) / 24));
    }

    /// <summary>The same without day and night: what thick walls feel.</summary>
    public double DailyTemperature(DateOnly date, double hour) =>
        12 + (8 * Curves.Sine((date.DayOfYear - Equinox - 32) / DaysInYear)) + (5 * spells.At((date.DayNumber + (hour / 24)) / 4));
}
