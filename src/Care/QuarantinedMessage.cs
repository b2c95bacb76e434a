using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>A message as it came. Made by <see cref="Of"/>.</summary>
/// <param name="Id">SHA-256 of topic, payload and reason, in hex.</param>
/// <param name="Topic">As published.</param>
/// <param name="ContentType">As published; null when absent.</param>
/// <param name="Payload">As published, cut at the wire's limit.</param>
/// <param name="Reason">Short code, a hyphen-joined word such as <c>unknown-kit</c>, <c>not-senml</c>, <c>implausible</c>.</param>
/// <param name="Detail">What exactly, for a technician; no value of a vital sign.</param>
/// <param name="ReceivedAt">First time.</param>
/// <param name="Count">How often it came.</param>
public sealed record QuarantinedMessage(string Id, string Topic, string? ContentType, byte[] Payload, string Reason, string Detail, Instant ReceivedAt, long Count)
{
    /// <summary>A message that came once, with the id that belongs to it.</summary>
    public static QuarantinedMessage Of(string topic, string? contentType, ReadOnlySpan<byte> payload, string reason, string detail, Instant receivedAt)
    {
        var kept = payload[..Math.Min(payload.Length, WireLimits.MaxMessageBytes)].ToArray();
        return new QuarantinedMessage(IdOf(topic, kept, reason), topic, contentType, kept, reason, detail, receivedAt, 1);
    }

    /// <summary>The id of topic, payload (already cut) and reason; each part goes in with its length, so that no two messages run into one another.</summary>
    public static string IdOf(string topic, ReadOnlySpan<byte> payload, string reason)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(topic));
        Append(hash, payload);
        Append(hash, Encoding.UTF8.GetBytes(reason));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
