using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Faults;

/// <summary>Packs that are held until later ones of their kit have left. Safe to share.</summary>
internal sealed class HeldPacks
{
    private readonly Lock gate = new();
    private readonly List<Held> all = [];

    /// <summary>Ends when so many packs of the kit have left.</summary>
    public Task HoldAsync(KitId kit, int overtakenBy)
    {
        var held = new Held(kit, overtakenBy);
        lock (gate)
        {
            all.Add(held);
        }

        return held.Released.Task;
    }

    /// <summary>A pack of the kit has left.</summary>
    public void NoteLeft(KitId kit)
    {
        lock (gate)
        {
            for (var i = all.Count - 1; i >= 0; i--)
            {
                if (all[i].Kit == kit && --all[i].OvertakenBy <= 0)
                {
                    all[i].Released.TrySetResult();
                    all.RemoveAt(i);
                }
            }
        }
    }

    private sealed class Held(KitId kit, int overtakenBy)
    {
        public KitId Kit => kit;

        public int OvertakenBy { get; set; } = overtakenBy;

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
