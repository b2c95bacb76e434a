namespace AgeingMonitor.Contracts.Vocabulary;

/// <summary>Whom a quantity is about.</summary>
public enum QuantityScope
{
    /// <summary>Worn or measured on one person: the series belongs to a resident.</summary>
    Personal,

    /// <summary>Of the home: in a shared home never guessed onto one person.</summary>
    Ambient,

    /// <summary>Of the kit itself: battery, link quality.</summary>
    Technical,
}
