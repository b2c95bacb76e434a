using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Reads the bytes of a pack, within the limits of the wire, and hands its records to a visitor. Never throws.</summary>
internal static class SenMlInput
{
    /// <summary>Reads a pack to its end or to the first fault, which is returned.</summary>
    public static SenMlFault? Read<TVisitor>(ReadOnlySpan<byte> payload, PackFormat? format, ref TVisitor visitor)
        where TVisitor : ISenMlVisitor, allows ref struct
    {
        if (payload.Length > WireLimits.MaxMessageBytes)
        {
            return new SenMlFault(WireReasons.TooLarge, $"{payload.Length} bytes.");
        }

        switch (format)
        {
            case PackFormat.Cbor:
                var reader = new CborSenMlReader(payload);
                return Read(ref reader, ref visitor);
            case PackFormat.Json:
                return ReadJson(payload, ref visitor);
            default:
                return new SenMlFault(WireReasons.ContentType, $"Neither {WireLimits.SenMlCbor} nor {WireLimits.SenMlJson}.");
        }
    }

    private static SenMlFault? ReadJson<TVisitor>(ReadOnlySpan<byte> payload, ref TVisitor visitor)
        where TVisitor : ISenMlVisitor, allows ref struct
    {
        var scratch = ArrayPool<byte>.Shared.Rent(Math.Max(payload.Length, 1));
        try
        {
            var reader = new JsonSenMlReader(payload, scratch);
            return Read(ref reader, ref visitor);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static SenMlFault? Read<TReader, TVisitor>(ref TReader reader, ref TVisitor visitor)
        where TReader : ISenMlReader, allows ref struct
        where TVisitor : ISenMlVisitor, allows ref struct
    {
        var fields = default(SenMlFields);
        for (var index = 0; reader.TryRead(ref fields); index++)
        {
            if (visitor.Visit(index, fields) is { } fault)
            {
                return fault;
            }
        }

        return reader.Fault;
    }
}
