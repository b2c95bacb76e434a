using System.Buffers;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>Reads packs from the payloads of topics <c>obs</c>, <c>evt</c> and <c>tick</c>. Bad input is a result with a reason, never an exception. Safe to share.</summary>
public static class PackDecoder
{
    /// <summary>Reads one payload.</summary>
    /// <param name="kit">The kit of the topic.</param>
    /// <param name="lane">The lane of the topic.</param>
    /// <param name="payload">The message.</param>
    /// <param name="contentType">As the publisher says it; where it says nothing, a payload that begins with <c>[</c> is JSON and any other is CBOR.</param>
    /// <param name="receivedAt">When the message came: the now of relative times.</param>
    public static PackDecodeResult Decode(KitId kit, Lane lane, ReadOnlyMemory<byte> payload, string? contentType, Instant receivedAt)
    {
        var bytes = payload.Span;
        if (bytes.Length > WireLimits.MaxMessageBytes)
        {
            return Refuse(WireReasons.TooLarge, $"{bytes.Length} bytes.");
        }

        return SenMlContentType.TryFind(contentType, bytes) switch
        {
            PackFormat.Cbor => DecodeCbor(kit, lane, bytes, receivedAt),
            PackFormat.Json => DecodeJson(kit, lane, bytes, receivedAt),
            _ => Refuse(WireReasons.ContentType, "Neither senml+cbor nor senml+json."),
        };
    }

    private static PackDecodeResult DecodeCbor(KitId kit, Lane lane, ReadOnlySpan<byte> bytes, Instant receivedAt)
    {
        var reader = new CborSenMlReader(bytes);
        return Read(ref reader, new PackAssembly(kit, lane, receivedAt), bytes, receivedAt);
    }

    private static PackDecodeResult DecodeJson(KitId kit, Lane lane, ReadOnlySpan<byte> bytes, Instant receivedAt)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length, 1));
        try
        {
            var reader = new JsonSenMlReader(bytes, scratch);
            return Read(ref reader, new PackAssembly(kit, lane, receivedAt), bytes, receivedAt);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static PackDecodeResult Read<TReader>(ref TReader reader, PackAssembly assembly, ReadOnlySpan<byte> bytes, Instant receivedAt)
        where TReader : ISenMlReader, allows ref struct
    {
        var resolver = new SenMlResolver(receivedAt.Microseconds);
        var fields = default(SenMlFields);
        var record = default(ResolvedFields);
        var fault = default(SenMlFault);
        for (var index = 0; fault is null && reader.TryRead(ref fields); index++)
        {
            fault = resolver.TryResolve(fields, ref record) ? assembly.Add(index, record) : resolver.Fault;
        }

        return assembly.Finish(reader.Fault ?? fault, bytes);
    }

    private static PackDecodeResult Refuse(string reason, string detail) => new(null, reason, detail, []);
}
