namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>One local day of a home as a row of features.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Values">One for each of <see cref="DayFeature.All"/>.</param>
/// <param name="Coverage">Share of the day's hours in which the kit was heard, 0 to 1.</param>
/// <param name="MinutesOut">How long everybody was out; a day away says nothing of the routine at home.</param>
/// <param name="IsUnknown">Whether for any part of the day nobody was expected to be at home, or a movement sensor was in fault.</param>
internal sealed record DayRow(DateOnly Day, float[] Values, double Coverage, double MinutesOut, bool IsUnknown = false);
