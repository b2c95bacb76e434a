namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>When a value of a quantity is a sign that somebody moved.</summary>
internal enum SignKind
{
    /// <summary>Each value is one.</summary>
    Each,

    /// <summary>A value above zero is one.</summary>
    AboveZero,

    /// <summary>A value that differs from the one before is one: states are also repeated when nothing happens.</summary>
    Change,
}
