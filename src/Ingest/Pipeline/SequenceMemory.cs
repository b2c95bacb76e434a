using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Remembers what the latest numbered packs held, to notice a kit that gives one number to two contents: its boot counter was lost, and its order is wrong from then on.
/// One caller at a time.
/// </summary>
internal sealed class SequenceMemory(int capacity)
{
    private readonly Dictionary<PackKey, ulong> contents = [];
    private readonly Queue<PackKey> age = new();

    /// <summary>Whether the same key came with other bytes before; <paramref name="content"/> is what <see cref="PackContent"/> says of them.</summary>
    public bool IsReused(PackKey key, ulong content)
    {
        if (!key.IsNumbered)
        {
            return false;
        }

        if (contents.TryGetValue(key, out var known))
        {
            return known != content;
        }

        if (age.Count == capacity)
        {
            contents.Remove(age.Dequeue());
        }

        contents[key] = content;
        age.Enqueue(key);
        return false;
    }
}
