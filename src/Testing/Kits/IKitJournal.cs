using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>
/// Where a kit's outbox survives the end of its process. The outbox writes a pack here before it is published, so what is here is exactly what the server may have seen. One caller at a time.
/// </summary>
public interface IKitJournal : IDisposable
{
    /// <summary>What was kept; an entry that was being written when the process died is as if it never was. Called once, first.</summary>
    KitJournalState Load();

    /// <summary>Keeps a pack, and with it that its number was given out.</summary>
    void Append(OutgoingPack pack);

    /// <summary>Keeps that packs need not be sent any more: acknowledged, or shed.</summary>
    void Forget(IReadOnlyList<PackNumber> packs);

    /// <summary>Keeps that packs were dropped and that the server has to be told.</summary>
    void Shed(ShedRange range);

    /// <summary>Keeps that the server has been told of all that was shed.</summary>
    void ClearShed();

    /// <summary>Whether so much is outdated that <see cref="Rewrite"/> is worth its cost.</summary>
    bool WantsRewrite { get; }

    /// <summary>Keeps this and nothing else.</summary>
    void Rewrite(KitJournalState state);
}
