using System.Threading.Channels;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Decode and validate, message by message in order of arrival: what is good goes on, the rest is kept in quarantine before the next is looked at.</summary>
internal sealed class IntakeStage(ValidateStage validate, IKitDirectory kits, CareRetry care, QuarantineDesk desk, UrgentRaise urgent, IBrokerLink link, IngestMetrics metrics)
{
    private readonly SequenceMemory memory = new(capacity: 65_536);
    private readonly PacksInHand held = new();

    /// <summary>Calls for help that are not raised yet.</summary>
    public int WaitingToBeRaised => urgent.Waiting;

    public async Task RunAsync(ChannelReader<MessageInHand> received, ChannelWriter<RoutedPack> good, CancellationToken cancellationToken)
    {
        await foreach (var message in received.ReadAllAsync(cancellationToken))
        {
            if (await TakeAsync(message, cancellationToken) is { } pack)
            {
                await good.WriteAsync(pack, cancellationToken);
            }
            else
            {
                message.Done();
            }
        }
    }

    private async ValueTask<RoutedPack?> TakeAsync(MessageInHand inHand, CancellationToken cancellationToken)
    {
        var message = inHand.Message;
        var decoded = DecodeStage.Decode(message);
        if (decoded?.Pack is not { } pack)
        {
            return decoded is null ? null : await PassOverAsync(inHand, decoded, cancellationToken);
        }

        var standing = await care.RunAsync(token => kits.FindAsync(pack.Key.Kit, token), cancellationToken);
        var (place, refusal) = validate.Validate(pack, standing);
        if (refusal is not null)
        {
            await desk.KeepAsync(message, refusal, cancellationToken);
            if (standing is { Revoked: true })
            {
                await link.DisconnectAsync(pack.Key.Kit, cancellationToken);
            }

            return null;
        }

        metrics.Decoded();
        var content = PackContent.Of(message.Payload);
        if (held.Hold(inHand, pack.Key, content) != inHand)
        {
            // Its first copy is on its way to the store and to be raised, and will be answered.
            metrics.Resent();
            return null;
        }

        urgent.Begin(place!.Home, place.Mode, pack, inHand, cancellationToken);
        await NoteAsync(message, decoded, pack, content, place, cancellationToken);
        return new RoutedPack(pack, place.Home, place.Mode, inHand);
    }

    // A pack that is well-formed and refused comes again the same for ever, and what follows it would wait for ever. Once it is safe in quarantine its number is taken in with nothing in it,
    // which moves no home's time. A malformed message may be the line's fault: the kit sends it again.
    private async ValueTask<RoutedPack?> PassOverAsync(MessageInHand inHand, PackDecodeResult refused, CancellationToken cancellationToken)
    {
        var message = inHand.Message;
        var isKept = await desk.KeepAsync(message, new Refusal(refused.Reason ?? "unknown", refused.Detail ?? string.Empty), cancellationToken);
        if (!isKept || refused.Reason is WireReasons.Malformed or WireReasons.ForeignKit || refused.Key is not { IsNumbered: true, Lane: not Lane.Tick } key)
        {
            return null;
        }

        var standing = await care.RunAsync(token => kits.FindAsync(key.Kit, token), cancellationToken);
        if (standing is not { Revoked: false } || standing.PlaceAt(message.ReceivedAt) is not { } place
            || held.Hold(inHand, key, PackContent.Of(message.Payload)) != inHand)
        {
            return null;
        }

        var nothing = new Pack { Key = key, SealedAt = message.ReceivedAt, ReceivedAt = message.ReceivedAt, Clock = new ClockQuality(ClockState.Unset, null) };
        return new RoutedPack(nothing, place.Home, place.Mode, inHand);
    }

    // What is kept of a pack that is taken in all the same: records that had to be left out, and numbers given twice.
    private async ValueTask NoteAsync(ReceivedMessage message, PackDecodeResult decoded, Pack pack, ulong content, KitPlace place, CancellationToken cancellationToken)
    {
        foreach (var group in decoded.Rejected.GroupBy(record => record.Reason))
        {
            var detail = $"{group.Count()} of {decoded.Rejected.Count + pack.Observations.Count} records left out; first: {group.First().Detail}";
            await desk.KeepAsync(message, new Refusal(group.Key, detail), cancellationToken);
        }

        if (place.Mode != HomeMode.Replay && memory.IsReused(pack.Key, content))
        {
            await desk.KeepAsync(message, new Refusal(RefusalReasons.ReusedSequence, $"Boot {pack.Key.Boot}, lane {pack.Key.Lane}, number {pack.Key.Sequence} came before with other content."), cancellationToken);
        }
    }
}
