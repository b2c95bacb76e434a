using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>Keeps nothing: for a kit that is used once.</summary>
public sealed class MemoryKitJournal : IKitJournal
{
    /// <inheritdoc/>
    public bool WantsRewrite => false;

    /// <inheritdoc/>
    public KitJournalState Load() => KitJournalState.Empty;

    /// <inheritdoc/>
    public void Append(OutgoingPack pack)
    {
    }

    /// <inheritdoc/>
    public void Forget(IReadOnlyList<PackNumber> packs)
    {
    }

    /// <inheritdoc/>
    public void Shed(ShedRange range)
    {
    }

    /// <inheritdoc/>
    public void ClearShed()
    {
    }

    /// <inheritdoc/>
    public void Rewrite(KitJournalState state)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
