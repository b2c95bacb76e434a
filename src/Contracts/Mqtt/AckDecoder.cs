using System.Diagnostics.CodeAnalysis;
using System.Text;
using AgeingMonitor.Contracts.Cbor;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Reads acknowledgements. Bad input is <c>false</c>, never an exception: the kit keeps its packs and sends them again.</summary>
public static class AckDecoder
{
    /// <summary>Reads one payload. Unknown keys are passed over, as later versions may add some.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out Ack? ack)
    {
        ack = null;
        var reader = new CborSpanReader(payload);
        if (payload.Length > WireLimits.MaxMessageBytes || !reader.TryReadMap(out var pairs))
        {
            return false;
        }

        long? boot = null;
        Lane? lane = null;
        List<SequenceRange>? ranges = null;
        for (var pair = 0; pairs < 0 || pair < pairs; pair++)
        {
            if (pairs < 0 && reader.TryReadBreak())
            {
                break;
            }

            if (!reader.TryReadText(out var key) || !TryReadValue(key, ref reader, ref boot, ref lane, ref ranges))
            {
                return false;
            }
        }

        if (!reader.IsAtEnd || boot is not { } number || lane is not { } name || ranges is null)
        {
            return false;
        }

        var read = new Ack(number, name, ranges);
        ack = AckRules.IsValid(read) ? read : null;
        return ack is not null;
    }

    private static bool TryReadValue(ReadOnlySpan<byte> key, ref CborSpanReader reader, ref long? boot, ref Lane? lane, ref List<SequenceRange>? ranges)
    {
        if (key.SequenceEqual(AckRules.Boot))
        {
            var taken = boot is null && reader.TryReadInteger(out var number) ? number : (long?)null;
            boot = taken;
            return taken is not null;
        }

        if (key.SequenceEqual(AckRules.Lane))
        {
            var free = lane is null;
            if (!reader.TryReadText(out var text) || text.Length > 8 || !LaneNames.TryParse(Encoding.UTF8.GetString(text), out var name))
            {
                return false;
            }

            lane = name;
            return free;
        }

        return key.SequenceEqual(AckRules.Ranges)
            ? ranges is null && TryReadRanges(ref reader, out ranges)
            : reader.TrySkip(WireLimits.MaxDepth - 1);
    }

    private static bool TryReadRanges(ref CborSpanReader reader, out List<SequenceRange>? ranges)
    {
        ranges = null;
        if (!reader.TryReadArray(out var count) || count > WireLimits.MaxAckRanges)
        {
            return false;
        }

        var read = new List<SequenceRange>();
        for (var index = 0; count < 0 || index < count; index++)
        {
            if (count < 0 && reader.TryReadBreak())
            {
                break;
            }

            if (index >= WireLimits.MaxAckRanges || !reader.TryReadArray(out var ends) || ends != 2 || !reader.TryReadInteger(out var first) || !reader.TryReadInteger(out var last))
            {
                return false;
            }

            read.Add(new SequenceRange(first, last));
        }

        ranges = read;
        return true;
    }
}
