using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Tells the contents of messages apart.</summary>
internal static class PackContent
{
    /// <summary>The first 64 bits of the payload's SHA-256.</summary>
    public static ulong Of(ReadOnlySpan<byte> payload)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
