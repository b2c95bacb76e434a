namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>What can be found in somebody's weights.</summary>
internal enum WeightFindingKind
{
    /// <summary>More than 2 kg in three days, confirmed.</summary>
    Gain = 0,

    /// <summary>5 % less within a month.</summary>
    LossInAMonth = 1,

    /// <summary>10 % less within six months.</summary>
    LossInSixMonths = 2,

    /// <summary>The moving mean has drifted up or down.</summary>
    Drift = 3,

    /// <summary>The scale has been telling a weight of somebody else for several weighings.</summary>
    Other = 4,
}
