using System.Threading.Channels;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Answers kits, last of all: what gets here is stored and accepted. Answers that wait together are merged. A lost answer only makes the kit send again.</summary>
internal sealed class AcknowledgeStage(IBrokerLink link, IngestMetrics metrics, TimeProvider clock)
{
    private const string ContentType = "application/cbor";
    private const int MaxInFlight = 64;

    public async Task RunAsync(ChannelReader<IReadOnlyList<RoutedPack>> accepted, CancellationToken cancellationToken)
    {
        var packs = new List<RoutedPack>();
        while (await accepted.WaitToReadAsync(cancellationToken))
        {
            packs.Clear();
            while (packs.Count < 4096 && accepted.TryRead(out var some))
            {
                packs.AddRange(some);
            }

            packs.ForEach(pack => pack.Origin.LetGo());
            await AnswerAsync(packs, cancellationToken);
            packs.ForEach(pack => pack.Origin.Done());
        }
    }

    private async Task AnswerAsync(List<RoutedPack> packs, CancellationToken cancellationToken)
    {
        using var activity = IngestMetrics.Activities.StartActivity("ingest.acknowledge");
        activity?.SetTag("packs", packs.Count);
        var acks = packs
            .Where(routed => routed.Pack.Key.IsNumbered)
            .GroupBy(routed => (routed.Pack.Key.Kit, routed.Pack.Key.Boot, routed.Pack.Key.Lane), routed => routed.Pack.Key.Sequence)
            .SelectMany(lane => AckRanges.Merge(lane.Key.Boot, lane.Key.Lane, lane), (lane, ack) => (lane.Key.Kit, Ack: ack));
        foreach (var together in acks.Chunk(MaxInFlight))
        {
            var sent = await Task.WhenAll(Array.ConvertAll(together, one => link.PublishAsync(one.Kit, Topics.Ack, AckEncoder.Encode(one.Ack), ContentType, cancellationToken).AsTask()));
            if (!Array.TrueForAll(sent, good => good))
            {
                metrics.AcksLost(sent.Count(good => !good));
            }
        }

        metrics.Acked(packs.Count);
        if (packs.FindLast(routed => routed.Mode != HomeMode.Replay) is { } last)
        {
            metrics.Lag(Instant.Now(clock) - last.Pack.SealedAt);
        }
    }
}
