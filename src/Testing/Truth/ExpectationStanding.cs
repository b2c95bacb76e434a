namespace AgeingMonitor.Testing.Truth;

/// <summary>What a good system does about a happening.</summary>
public enum ExpectationStanding
{
    /// <summary>An alert is needed.</summary>
    Must = 0,

    /// <summary>An alert is understandable, not needed: counted neither as found nor as false.</summary>
    May = 1,

    /// <summary>Ordinary life, or a fault that the system must bear: an alert about it is false.</summary>
    Nothing = 2,

    /// <summary>Somebody should hear of it, but no rule for it exists yet. The rule that comes brings its expectation.</summary>
    NoRuleYet = 3,
}
