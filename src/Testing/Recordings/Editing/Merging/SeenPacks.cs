using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Editing.Merging;

/// <summary>
/// Which messages of kits that are in several sources have been taken. Numbers are kept as ranges, and of packs without a number the last thousands, so that a kit's whole life costs little. One caller at a time.
/// </summary>
internal sealed class SeenPacks(IReadOnlySet<KitId> sharedKits)
{
    private const int UnnumberedKept = 8192;
    private readonly Dictionary<(KitId Kit, long Boot, Lane Lane), NumberRanges> numbers = [];
    private readonly HashSet<PackKey> unnumbered = [];
    private readonly Queue<PackKey> unnumberedByAge = [];
    private readonly Dictionary<KitId, ReadOnlyMemory<byte>> states = [];

    /// <summary>Whether a message is taken: false for one that is there already. What cannot be decoded is always taken.</summary>
    public bool Take(RecordedMessage message)
    {
        if (!sharedKits.Contains(message.Kit))
        {
            return true;
        }

        if (message.Channel == Topics.State)
        {
            var isNew = !states.TryGetValue(message.Kit, out var last) || !last.Span.SequenceEqual(message.Payload.Span);
            states[message.Kit] = message.Payload;
            return isNew;
        }

        return RecordingSummary.DecodeOf(message) is not { } pack || (pack.Key.IsNumbered ? TakeNumber(pack.Key) : TakeUnnumbered(pack.Key));
    }

    private bool TakeNumber(PackKey key)
    {
        var lane = (key.Kit, key.Boot, key.Lane);
        if (!numbers.TryGetValue(lane, out var ranges))
        {
            numbers[lane] = ranges = new NumberRanges();
        }

        return ranges.Add(key.Sequence);
    }

    private bool TakeUnnumbered(PackKey key)
    {
        if (!unnumbered.Add(key))
        {
            return false;
        }

        unnumberedByAge.Enqueue(key);
        if (unnumberedByAge.Count > UnnumberedKept)
        {
            unnumbered.Remove(unnumberedByAge.Dequeue());
        }

        return true;
    }
}
