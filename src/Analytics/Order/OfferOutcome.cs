namespace AgeingMonitor.Analytics.Order;

/// <summary>What the order did with a pack.</summary>
public enum OfferOutcome
{
    /// <summary>It has its place and will come out.</summary>
    Taken = 0,

    /// <summary>Its place has been passed, or it is already held.</summary>
    Repeat = 1,

    /// <summary>No room: it is left to the ledger, see <see cref="KitOrder.NeedsCatchUp"/>.</summary>
    LeftToLedger = 2,
}
