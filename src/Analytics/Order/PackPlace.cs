namespace AgeingMonitor.Analytics.Order;

/// <summary>A pack's place on its lane.</summary>
internal readonly record struct PackPlace(long Boot, long Sequence) : IComparable<PackPlace>
{
    public int CompareTo(PackPlace other)
    {
        var byBoot = Boot.CompareTo(other.Boot);
        return byBoot != 0 ? byBoot : Sequence.CompareTo(other.Sequence);
    }
}
