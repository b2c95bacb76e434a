namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>How the samples of a trial are changed before they are learned from, so that other devices are known in advance. Turning and mirroring need none: no feature depends on them.</summary>
internal enum FallVariant
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>About 20 samples a second.</summary>
    Thin,

    /// <summary>Gravity taken out, as some devices do.</summary>
    WithoutGravity,

    /// <summary>A harder knock: movement 15 % larger.</summary>
    Harder,

    /// <summary>A softer one: 13 % smaller.</summary>
    Softer,
}
