namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>How a day was taken.</summary>
internal enum RoutineVerdict
{
    /// <summary>Like the person's other days.</summary>
    Ordinary,

    /// <summary>Too few days of the person's own to say anything.</summary>
    Learning,

    /// <summary>The kit was not heard for much of it.</summary>
    NotCovered,

    /// <summary>Everybody was out, or known to be away, for much of it.</summary>
    Away,

    /// <summary>Unlike the others because more people moved in the home.</summary>
    Visitors,

    /// <summary>Unlike the person's other days.</summary>
    Unusual,
}
