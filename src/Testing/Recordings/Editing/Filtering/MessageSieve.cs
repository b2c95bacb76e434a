using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Editing.Filtering;

/// <summary>Applies a filter to the messages of one manifest. Safe to share.</summary>
internal sealed class MessageSieve(MessageFilter filter, RecordingManifest manifest)
{
    private readonly ILookup<KitId, KitPlacement> placements = manifest.Homes
        .Where(home => filter.Keeps(home.Home))
        .SelectMany(home => home.Kits)
        .Where(placement => filter.Keeps(placement.Kit))
        .ToLookup(placement => placement.Kit);

    /// <summary>The message as it is kept; null, with the reason, when it is left out. Messages that the filter leaves whole keep their bytes.</summary>
    public RecordedMessage? Pass(RecordedMessage message, out string reason)
    {
        reason = LeftOutReasons.Filtered;
        if (!filter.KeepsChannel(message.Channel) || !placements.Contains(message.Kit))
        {
            return null;
        }

        if (!filter.ChoosesObservations)
        {
            return IsPlaced(message.Kit, message.At) ? message : null;
        }

        if (message.Channel == Topics.State)
        {
            return IsPlaced(message.Kit, message.At) ? PassState(message, out reason) : null;
        }

        if (RecordingSummary.DecodeOf(message) is not { } pack)
        {
            reason = LeftOutReasons.Undecodable;
            return null;
        }

        return IsPlaced(message.Kit, pack.SealedAt) ? PassPack(message, pack, out reason) : null;
    }

    /// <summary>Whether a kit was in a chosen home. Where no home is chosen nothing is asked: what a kit sent after it was taken away is part of the recording.</summary>
    private bool IsPlaced(KitId kit, Instant at) => filter.Homes.Count == 0 || placements[kit].Any(placement => placement.During.Contains(at));

    private RecordedMessage? PassPack(RecordedMessage message, Pack pack, out string reason)
    {
        reason = string.Empty;
        List<Observation> kept = [.. pack.Observations.Where(observation => filter.Keeps(observation.Sensor) && filter.Keeps(observation.Quantity))];
        if (kept.Count == pack.Observations.Count)
        {
            return message;
        }

        if (kept.Count == 0 && !pack.Key.IsNumbered)
        {
            // Without a number it holds no place in an order: nothing of it is left.
            reason = LeftOutReasons.Filtered;
            return null;
        }

        return PackRewriting.Rewrite(message, pack with { Observations = kept }, out reason);
    }

    private RecordedMessage? PassState(RecordedMessage message, out string reason)
    {
        reason = LeftOutReasons.Undecodable;
        if (message.Payload.IsEmpty)
        {
            return message;
        }

        return KitStateDecoder.TryDecode(message.Payload.Span, out var state)
            ? message with { Payload = KitStateEncoder.Encode(state with { Sensors = [.. state.Sensors.Where(sensor => filter.Keeps(sensor.Sensor)).Select(Narrow).Where(sensor => sensor.Quantities.Count > 0)] }) }
            : null;
    }

    private KitSensor Narrow(KitSensor sensor) => sensor with
    {
        Quantities = [.. sensor.Quantities.Where(code => Contracts.Vocabulary.Quantities.Find(code) is { } quantity ? filter.Keeps(quantity) : filter.Quantities.Count == 0)],
    };
}
