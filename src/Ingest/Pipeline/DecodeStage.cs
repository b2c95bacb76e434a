using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Bytes to packs. Formats of others would be adapters here.</summary>
internal static class DecodeStage
{
    /// <summary>The pack of a message, with what had to be left out of it; no pack and the reason when nothing can be taken from it; nothing at all when the topic carries no packs.</summary>
    public static PackDecodeResult? Decode(ReceivedMessage message) =>
        Topics.TryParse(message.Topic, out var kit, out var channel) && LaneNames.TryParse(channel, out var lane)
            ? PackDecoder.Decode(kit, lane, message.Payload, message.ContentType, message.ReceivedAt)
            : null;
}
