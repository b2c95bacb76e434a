namespace AgeingMonitor.Care.Installation;

/// <summary>How far a kit's clock is from the server's: the least time from the seal of a pack to the store, over the packs of the last hour. A pack is never stored before it is sealed, so less than nothing is a clock that is ahead.</summary>
public static class WalkClock
{
    /// <summary>What to add to an instant of the kit's clock; nothing where no pack tells.</summary>
    public static TimeSpan Difference(IReadOnlyCollection<WalkPack> packs)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return packs.Count == 0 ? TimeSpan.Zero : packs.Min(pack => pack.WrittenAt - pack.SealedAt);
    }
}
