namespace AgeingMonitor.Care.Capacity;

/// <summary>What became of an entry.</summary>
public enum CapacityAnswer
{
    /// <summary>It is kept.</summary>
    Saved = 0,

    /// <summary>The very same was kept already: nothing changed.</summary>
    Repeated = 1,

    /// <summary>The assessment has been amended or withdrawn meanwhile: look again.</summary>
    Outdated = 2,

    /// <summary>There is no such assessment of this resident.</summary>
    Unknown = 3,
}
