namespace AgeingMonitor.Testing.Kits;

/// <summary>What a kit has done since it was started.</summary>
/// <param name="Sealed">Packs frozen in this boot.</param>
/// <param name="Sent">Packs published for the first time in this process, those left from an earlier boot included.</param>
/// <param name="Resent">Publishes of packs that had been published before.</param>
/// <param name="Acknowledged">Packs that the server has.</param>
/// <param name="Shed">Packs dropped because the outbox was full.</param>
/// <param name="Pending">Packs not acknowledged yet, sent or not.</param>
/// <param name="Connected">Whether the connection is up.</param>
public sealed record KitStatistics(long Sealed, long Sent, long Resent, long Acknowledged, long Shed, int Pending, bool Connected);
