using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Kits;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>A journal that tells a history what it is told.</summary>
internal sealed class WatchedJournal(KitHistory history, IKitJournal journal) : IKitJournal
{
    public bool WantsRewrite => journal.WantsRewrite;

    public KitJournalState Load() => journal.Load();

    public void Append(OutgoingPack pack)
    {
        journal.Append(pack);
        history.NoteSealed(pack);
    }

    public void Forget(IReadOnlyList<PackNumber> packs)
    {
        journal.Forget(packs);
        history.NoteForgotten(packs);
    }

    public void Shed(ShedRange range)
    {
        journal.Shed(range);
        history.NoteShed(range);
    }

    public void ClearShed() => journal.ClearShed();

    public void Rewrite(KitJournalState state) => journal.Rewrite(state);

    public void Dispose() => journal.Dispose();
}
