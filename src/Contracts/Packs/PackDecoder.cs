using AgeingMonitor.Contracts.Ids;
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
        var assembly = new PackAssembly(kit, lane, receivedAt);
        var visitor = new PackVisitor(assembly, receivedAt);
        var fault = SenMlInput.Read(payload.Span, SenMlContentType.TryFind(contentType, payload.Span), ref visitor);
        return assembly.Finish(fault, payload.Span);
    }

    /// <summary>Resolves each record and hands it to the assembly.</summary>
    private ref struct PackVisitor(PackAssembly assembly, Instant receivedAt) : ISenMlVisitor
    {
        private readonly PackAssembly assembly = assembly;
        private SenMlResolver resolver = new(receivedAt.Microseconds);
        private ResolvedFields record;

        public SenMlFault? Visit(int index, in SenMlFields fields) =>
            resolver.TryResolve(fields, ref record) ? assembly.Add(index, record) : resolver.Fault;
    }
}
