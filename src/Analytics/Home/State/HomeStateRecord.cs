namespace AgeingMonitor.Analytics.Home.State;

/// <summary>The home's part of a saved state.</summary>
internal sealed record HomeStateRecord(int Version, KitStateRecord[] Kits)
{
    /// <summary>Raised when the meaning of anything saved changes. A state of another version is not read: the home is worked through again from the ledger, with the same result.</summary>
    public const int CurrentVersion = 4;
}
