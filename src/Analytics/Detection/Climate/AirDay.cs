namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>A local day of which enough is known.</summary>
/// <param name="Day">Its number.</param>
/// <param name="Start">Start of its first known hour, in microseconds.</param>
/// <param name="Maximum">Reached in so many hours as the options say, °C.</param>
/// <param name="Minimum">Likewise.</param>
/// <param name="Hours">Hours known.</param>
internal readonly record struct AirDay(int Day, long Start, double Maximum, double Minimum, int Hours);
