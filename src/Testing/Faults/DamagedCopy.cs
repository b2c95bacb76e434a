using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Faults;

/// <summary>
/// Damaged copies of packs. A pack has no checksum, so damage may make another pack that is as good as the first, or one that is refused but whose number can still be read, and which then counts as taken in. The wire cannot do
/// that, because TLS would end the connection; so only such copies are made here as the contract refuses as malformed, foreign or of an unknown content type, which leaves the true pack its number.
/// </summary>
internal static class DamagedCopy
{
    private const int Tries = 32;
    private const int MostBits = 8;
    private const string OtherContentType = "application/octet-stream";

    /// <summary>A damaged copy.</summary>
    public static (ReadOnlyMemory<byte> Payload, string? ContentType) Of(KitId kit, OutgoingPack pack, SeededRandom random)
    {
        switch (random.Next(0, 3))
        {
            case 0:
                return (pack.Payload, OtherContentType);
            case 1:
                return (Cut(pack, random), pack.ContentType);
            default:
                return (FlipBits(kit, pack, random) ?? Cut(pack, random), pack.ContentType);
        }
    }

    /// <summary>Shorter by at least a byte: CBOR announces its length and JSON closes its bracket, so that this always shows.</summary>
    private static ReadOnlyMemory<byte> Cut(OutgoingPack pack, SeededRandom random) => pack.Payload[..random.Next(0, Math.Max(1, pack.Payload.Length))];

    private static ReadOnlyMemory<byte>? FlipBits(KitId kit, OutgoingPack pack, SeededRandom random)
    {
        for (var i = 0; i < Tries && pack.Payload.Length > 0; i++)
        {
            var copy = pack.Payload.ToArray();
            for (var bits = random.Next(1, MostBits + 1); bits > 0; bits--)
            {
                copy[random.Next(0, copy.Length)] ^= (byte)(1 << random.Next(0, 8));
            }

            // Whatever the time of arrival: these two reasons do not depend on it.
            var damaged = PackDecoder.Decode(kit, pack.Number.Lane, copy, pack.ContentType, pack.SealedAt);
            if (damaged is { Pack: null, Reason: WireReasons.Malformed or WireReasons.ForeignKit })
            {
                return copy;
            }
        }

        return null;
    }
}
