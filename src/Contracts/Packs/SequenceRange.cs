namespace AgeingMonitor.Contracts.Packs;

/// <summary>Sequence numbers of one boot and lane, both ends inside.</summary>
/// <param name="First">First number, at least 1.</param>
/// <param name="Last">Last number, not below <paramref name="First"/>.</param>
public readonly record struct SequenceRange(long First, long Last)
{
    /// <summary>Whether the number lies inside.</summary>
    public bool Contains(long sequence) => sequence >= First && sequence <= Last;
}
