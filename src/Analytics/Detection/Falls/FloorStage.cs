namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>How far a <see cref="FloorSight"/> has been followed.</summary>
internal enum FloorStage
{
    /// <summary>Too short yet to be told.</summary>
    Seen,

    /// <summary>Told as a suspected fall.</summary>
    Suspected,

    /// <summary>Confirmed: nothing more is to be said.</summary>
    Confirmed,

    /// <summary>A worn sensor's alert tells of it.</summary>
    Joined,

    /// <summary>The resident is up elsewhere: a ghost, a pet, or over.</summary>
    Dismissed,
}
