namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What is kept of a night to compare others with. The values are places in what is saved.</summary>
internal enum OwnFigure
{
    /// <summary>Local minutes since noon.</summary>
    Rising,

    /// <summary>Seconds.</summary>
    InBed,

    /// <summary>Ways out of bed.</summary>
    Interruptions,

    /// <summary>Seconds.</summary>
    LongestOut,

    /// <summary>Seconds.</summary>
    LongestOutside,

    /// <summary>Changes of room.</summary>
    LongestWalk,
}
