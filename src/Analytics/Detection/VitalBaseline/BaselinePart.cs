namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>The part of the day in which something was measured: what is usual in the evening is not in the morning. A day runs from 22 h to 22 h, so that no night is cut.</summary>
internal enum BaselinePart
{
    /// <summary>22 to 6 h: mostly asleep.</summary>
    Night = 0,

    /// <summary>6 to 12 h.</summary>
    Morning = 1,

    /// <summary>12 to 18 h.</summary>
    Afternoon = 2,

    /// <summary>18 to 22 h.</summary>
    Evening = 3,
}
