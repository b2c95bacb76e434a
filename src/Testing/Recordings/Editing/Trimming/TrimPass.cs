using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Editing.Trimming;

/// <summary>Decides message by message what lies in the stretch. One caller at a time.</summary>
internal sealed class TrimPass(TimeRange range, MessageSieve sieve, IReadOnlySet<KitId> kits, EditTally tally)
{
    private readonly SortedDictionary<string, RecordedMessage> births = new(StringComparer.Ordinal);
    private bool hasBegun;

    /// <summary>What is written in place of a message.</summary>
    public IEnumerable<RecordedMessage> Edit(RecordedMessage message)
    {
        if (!kits.Contains(message.Kit))
        {
            tally.Add(LeftOutReasons.ForeignKit);
            yield break;
        }

        if (!range.Contains(TimeOf(message)))
        {
            Remember(message);
            tally.Add(LeftOutReasons.OutsideTime);
            yield break;
        }

        if (sieve.Pass(message, out var reason) is not { } kept)
        {
            tally.Add(reason);
            yield break;
        }

        foreach (var birth in TakeBirths(message.At))
        {
            yield return birth;
        }

        yield return kept;
    }

    /// <summary>A pack belongs where it was sealed; what has no seal, or none that can be believed, where it came.</summary>
    private static Instant TimeOf(RecordedMessage message) =>
        message.Channel != Topics.State && RecordingSummary.DecodeOf(message) is { Clock.State: not ClockState.Unset } pack ? pack.SealedAt : message.At;

    private void Remember(RecordedMessage message)
    {
        if (message.Channel == Topics.State && !hasBegun && message.At < range.From)
        {
            births[message.Kit.Value] = message;
        }
    }

    /// <summary>The birth messages that a broker would hand to whoever subscribes at the cut, once.</summary>
    private IEnumerable<RecordedMessage> TakeBirths(Instant at)
    {
        if (hasBegun)
        {
            yield break;
        }

        hasBegun = true;
        foreach (var birth in births.Values)
        {
            if (sieve.Pass(birth with { At = Instant.Min(at, range.From) }, out _) is { } kept)
            {
                tally.Add(LeftOutReasons.OutsideTime, -1);
                yield return kept;
            }
        }

        births.Clear();
    }
}
