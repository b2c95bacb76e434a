namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>Means of three days' maxima and minima, °C: the biometeorological indices of the French heat plan, of days that have been instead of days that are forecast. <paramref name="Start"/> is that of the first day's first known hour, in microseconds.</summary>
internal readonly record struct DayMeans(long Start, double Maximum, double Minimum, int Hours);
