using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>Encodes packs of recorded messages again, in the form that they had.</summary>
internal static class PackRewriting
{
    /// <summary>The message with another pack inside; null, with the reason, when the wire's limits do not allow it: a compact encoding of the publisher's own may become larger in ours.</summary>
    public static RecordedMessage? Rewrite(RecordedMessage message, Pack pack, out string reason)
    {
        var format = FormatOf(message);
        reason = string.Empty;
        try
        {
            return message with { ContentType = message.ContentType is null ? null : PackEncoder.ContentTypeOf(format), Payload = PackEncoder.Encode(pack, format) };
        }
        catch (ArgumentException)
        {
            // The encoder is asked once instead of measuring beforehand: it alone knows the size.
            reason = LeftOutReasons.CannotEncode;
            return null;
        }
    }

    /// <summary>The form of a payload: as the content type says, else by its first byte, as the decoder tells them apart.</summary>
    public static PackFormat FormatOf(RecordedMessage message) => string.IsNullOrEmpty(message.ContentType)
        ? message.Payload.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? PackFormat.Json : PackFormat.Cbor
        : message.ContentType.StartsWith(WireLimits.SenMlJson, StringComparison.OrdinalIgnoreCase) ? PackFormat.Json : PackFormat.Cbor;
}
