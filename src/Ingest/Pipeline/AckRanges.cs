using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Sequence numbers to ranges.</summary>
internal static class AckRanges
{
    /// <summary>Acks of one boot and lane for these numbers, in any order and with repeats; more than one where the ranges are too many for one message.</summary>
    public static IEnumerable<Ack> Merge(long boot, Lane lane, IEnumerable<long> sequences)
    {
        var ranges = new List<SequenceRange>();
        foreach (var sequence in sequences.Order())
        {
            if (ranges.Count > 0 && sequence <= ranges[^1].Last + 1)
            {
                ranges[^1] = ranges[^1] with { Last = sequence };
            }
            else
            {
                ranges.Add(new SequenceRange(sequence, sequence));
            }
        }

        return ranges.Chunk(WireLimits.MaxAckRanges).Select(chunk => new Ack(boot, lane, chunk));
    }
}
