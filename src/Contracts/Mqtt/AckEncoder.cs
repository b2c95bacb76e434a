using AgeingMonitor.Contracts.Cbor;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Writes acknowledgements: a CBOR map of <c>boot</c>, <c>lane</c> and <c>ranges</c>, the last an array of pairs first and last. The same acknowledgement gives the same bytes.</summary>
public static class AckEncoder
{
    /// <summary>The bytes of an acknowledgement.</summary>
    /// <exception cref="ArgumentException">Boot or ranges are not what <see cref="Ack"/> says.</exception>
    public static byte[] Encode(Ack ack)
    {
        ArgumentNullException.ThrowIfNull(ack);
        if (!AckRules.IsValid(ack))
        {
            throw new ArgumentException("Boot from 1; 1 to 64 ranges from 1, ascending, without overlap.", nameof(ack));
        }

        Span<byte> buffer = stackalloc byte[64 + (WireLimits.MaxAckRanges * 20)];
        var writer = new CborSpanWriter(buffer);
        writer.WriteHead(CborMajor.Map, 3);
        writer.WriteText(AckRules.Boot);
        writer.WriteInteger(ack.Boot);
        writer.WriteText(AckRules.Lane);
        writer.WriteText(System.Text.Encoding.UTF8.GetBytes(LaneNames.ToText(ack.Lane)));
        writer.WriteText(AckRules.Ranges);
        writer.WriteHead(CborMajor.Array, (ulong)ack.Ranges.Count);
        foreach (var range in ack.Ranges)
        {
            writer.WriteHead(CborMajor.Array, 2);
            writer.WriteInteger(range.First);
            writer.WriteInteger(range.Last);
        }

        return buffer[..writer.Length].ToArray();
    }
}
