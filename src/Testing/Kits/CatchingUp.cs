namespace AgeingMonitor.Testing.Kits;

/// <summary>How simulated kits pack what lies behind.</summary>
internal static class CatchingUp
{
    /// <summary>
    /// Time that one pack covers while a kit has no connection, or hands over a history. The contract asks for a pack at least once a minute of a kit that is online; a backlog may be packed as the kit
    /// likes. Larger packs are the choice of these kits: fewer headers and acknowledgements, and still far below the size that the contract allows.
    /// </summary>
    public static readonly TimeSpan PackPeriod = TimeSpan.FromMinutes(5);
}
