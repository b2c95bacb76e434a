namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Reasons for quarantine beside those of <see cref="Contracts.Mqtt.WireReasons"/>: the names used in the quarantine, in metrics and in the docs.</summary>
internal static class RefusalReasons
{
    /// <summary>Nobody knows the kit.</summary>
    public const string UnknownKit = "unknown-kit";

    /// <summary>The kit is revoked.</summary>
    public const string RevokedKit = "revoked-kit";

    /// <summary>The kit stood in no home when it sealed the pack.</summary>
    public const string NoPlace = "no-place";

    /// <summary>Sealed too far ahead of our clock.</summary>
    public const string Future = "future";

    /// <summary>A tick for a home that is not in mode replay.</summary>
    public const string TickNotAllowed = "tick-not-allowed";

    /// <summary>The same boot, lane and sequence as another pack of other content. It is taken in all the same: the kit has lost count.</summary>
    public const string ReusedSequence = "reused-sequence";

    /// <summary>The store will never take an observation.</summary>
    public const string StoreRefused = "store-refused";

    /// <summary>The store failed on this pack alone, in a way that no other try mends.</summary>
    public const string StoreFailed = "store-failed";
}
