using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Tells the two forms apart.</summary>
internal static class SenMlContentType
{
    /// <summary>The form that a content type names, parameters aside; without a content type the payload's first byte decides. Null for any other type.</summary>
    public static PackFormat? TryFind(string? contentType, ReadOnlySpan<byte> payload)
    {
        if (string.IsNullOrEmpty(contentType))
        {
            // 0x5B opens a JSON array; in CBOR it would be a byte string of over 4 GB.
            return payload.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? PackFormat.Json : PackFormat.Cbor;
        }

        var semicolon = contentType.IndexOf(';', StringComparison.Ordinal);
        var type = (semicolon < 0 ? contentType : contentType.AsSpan(0, semicolon)).Trim();
        return type.Equals(WireLimits.SenMlCbor, StringComparison.OrdinalIgnoreCase) ? PackFormat.Cbor
            : type.Equals(WireLimits.SenMlJson, StringComparison.OrdinalIgnoreCase) ? PackFormat.Json
            : null;
    }
}
