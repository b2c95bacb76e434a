using System.Buffers;
using System.Text.Json;
using AgeingMonitor.Contracts.Cbor;
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
                return Judge(Read(ref reader, ref visitor), payload, PackFormat.Cbor);
            case PackFormat.Json:
                return Judge(ReadJson(payload, ref visitor), payload, PackFormat.Json);
            default:
                return new SenMlFault(WireReasons.ContentType, $"Neither {WireLimits.SenMlCbor} nor {WireLimits.SenMlJson}.");
        }
    }

    /// <summary>
    /// Bytes that are not well-formed are malformed, whatever else was found on the way to that place: a pack that was cut inside a value must not be taken for one that its kit sealed with a value of the wrong type.
    /// The latter comes again the same for ever, the former comes whole.
    /// </summary>
    private static SenMlFault? Judge(SenMlFault? fault, ReadOnlySpan<byte> payload, PackFormat format) =>
        fault is null || fault.Reason == WireReasons.Malformed || (format == PackFormat.Cbor ? IsWellFormedCbor(payload) : IsWellFormedJson(payload))
            ? fault
            : new SenMlFault(WireReasons.Malformed, $"{fault.Detail} The bytes are not well-formed.");

    private static bool IsWellFormedCbor(ReadOnlySpan<byte> payload)
    {
        var reader = new CborSpanReader(payload);
        reader.PassSelfDescription();
        return reader.TrySkip(WireLimits.MaxDepth) && reader.IsAtEnd;
    }

    private static bool IsWellFormedJson(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = WireLimits.MaxDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
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
