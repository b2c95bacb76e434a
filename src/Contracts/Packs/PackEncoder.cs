using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>Writes packs as SenML. The same pack always gives the same bytes, and <see cref="PackDecoder"/> reads them back as the same pack. Safe to share.</summary>
public static class PackEncoder
{
    /// <summary>The bytes of a pack.</summary>
    /// <exception cref="ArgumentException">The pack cannot be said on the wire: over a limit, sealed before an observation, a value of the wrong kind, undated outside lane <c>evt</c>.</exception>
    public static byte[] Encode(Pack pack, PackFormat format = PackFormat.Cbor)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var fault = PackRules.FindFault(pack) ?? pack.Observations.Select(o => PackRules.FindFault(pack, o)).FirstOrDefault(f => f is not null);
        if (fault is not null)
        {
            throw new ArgumentException($"Pack {pack.Key.Boot}/{pack.Key.Lane}/{pack.Key.Sequence}: {fault.Detail}", nameof(pack));
        }

        var records = PackRecordWriter.CountRecords(pack);
        if (records > WireLimits.MaxRecords)
        {
            throw new ArgumentException($"{records} records; at most {WireLimits.MaxRecords} in a pack.", nameof(pack));
        }

        var bytes = format switch
        {
            PackFormat.Cbor => EncodeCbor(pack, records),
            PackFormat.Json => EncodeJson(pack),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
        };
        return bytes is { Length: <= WireLimits.MaxMessageBytes }
            ? bytes
            : throw new ArgumentException($"The pack is larger than {WireLimits.MaxMessageBytes} bytes.", nameof(pack));
    }

    /// <summary>The content type of a format.</summary>
    public static string ContentTypeOf(PackFormat format) => format == PackFormat.Json ? WireLimits.SenMlJson : WireLimits.SenMlCbor;

    private static byte[]? EncodeCbor(Pack pack, int records)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(WireLimits.MaxMessageBytes);
        try
        {
            var writer = new CborSenMlWriter(buffer, records);
            PackRecordWriter.Write(pack, ref writer);
            return writer.HasOverflowed ? null : buffer[..writer.Length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] EncodeJson(Pack pack)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        var writer = new JsonSenMlWriter(output);
        try
        {
            PackRecordWriter.Write(pack, ref writer);
        }
        finally
        {
            writer.Dispose();
        }

        return output.WrittenSpan.ToArray();
    }
}
