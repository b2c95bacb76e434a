namespace AgeingMonitor.Care.Commands;

/// <summary>What became of the wish to ask a kit something.</summary>
/// <param name="Asked">The command; null when it is not asked.</param>
/// <param name="Refusal">Why it is not; null when it is.</param>
public sealed record CommandAsking(AskedCommand? Asked, AskingRefusal? Refusal);

/// <summary>Why a kit is not asked.</summary>
public enum AskingRefusal
{
    /// <summary>Nobody knows the kit, or it is revoked or retired.</summary>
    NoSuchKit,

    /// <summary>So many commands wait for its answer that one more would not be heard.</summary>
    TooMany,
}
