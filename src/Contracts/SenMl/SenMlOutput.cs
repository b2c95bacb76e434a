using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Gives a source's records their bytes, within the limits of the wire.</summary>
internal static class SenMlOutput
{
    /// <exception cref="ArgumentException">More records or bytes than the limits allow.</exception>
    public static byte[] Encode<TSource>(TSource source, PackFormat format)
        where TSource : ISenMlSource
    {
        if (source.RecordCount > WireLimits.MaxRecords)
        {
            throw new ArgumentException($"{source.RecordCount} records; at most {WireLimits.MaxRecords} in a pack.");
        }

        var bytes = format switch
        {
            PackFormat.Cbor => EncodeCbor(source),
            PackFormat.Json => EncodeJson(source),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
        };
        return bytes is { Length: <= WireLimits.MaxMessageBytes }
            ? bytes
            : throw new ArgumentException($"The pack is larger than {WireLimits.MaxMessageBytes} bytes.");
    }

    private static byte[]? EncodeCbor<TSource>(TSource source)
        where TSource : ISenMlSource
    {
        var buffer = ArrayPool<byte>.Shared.Rent(WireLimits.MaxMessageBytes);
        try
        {
            var writer = new CborSenMlWriter(buffer, source.RecordCount);
            source.WriteTo(ref writer);
            return writer.HasOverflowed ? null : buffer[..writer.Length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] EncodeJson<TSource>(TSource source)
        where TSource : ISenMlSource
    {
        var output = new ArrayBufferWriter<byte>(4096);
        var writer = new JsonSenMlWriter(output);
        try
        {
            source.WriteTo(ref writer);
        }
        finally
        {
            writer.Dispose();
        }

        return output.WrittenSpan.ToArray();
    }
}
