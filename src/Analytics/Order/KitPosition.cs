namespace AgeingMonitor.Analytics.Order;

/// <summary>How far a kit's one order has been worked through: all there is to save. The packs after it are in the ledger.</summary>
/// <param name="Boot">The boot being worked on; 0 before the first.</param>
/// <param name="Obs">Last number of lane obs passed in that boot.</param>
/// <param name="Evt">Last number of lane evt passed in that boot.</param>
/// <param name="Unnumbered">Sequence of the last unnumbered pack passed.</param>
/// <param name="UnnumberedSeal">Latest seal, in microseconds, of any unnumbered pack seen.</param>
public readonly record struct KitPosition(long Boot, long Obs, long Evt, long Unnumbered, long UnnumberedSeal)
{
    /// <summary>Before everything.</summary>
    public static readonly KitPosition Start;
}
