namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>How the values of a column are kept and written.</summary>
internal enum DayFeatureForm
{
    /// <summary>A plain number.</summary>
    Plain,

    /// <summary>A small count.</summary>
    Count,

    /// <summary>A count, kept as the logarithm of one more.</summary>
    LogCount,

    /// <summary>Minutes since local midnight.</summary>
    TimeOfDay,

    /// <summary>A length in minutes.</summary>
    Minutes,
}
