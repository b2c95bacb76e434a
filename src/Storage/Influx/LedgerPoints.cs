using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Ledger;

namespace AgeingMonitor.Storage.Influx;

/// <summary>The two points of a pack in the ledger: its head at the time of its number, and a short entry at its seal.</summary>
internal static class LedgerPoints
{
    public static void Write(LineProtocolEncoder encoder, Pack pack, Instant writtenAt)
    {
        var span = PackSpan.Of(pack);
        Tags(encoder, InfluxNames.Ledger, pack.Key);
        encoder.Field(InfluxNames.Head, LedgerText.Head(pack, span, writtenAt));
        encoder.Time(pack.Key.Sequence);

        Tags(encoder, span.IsWide ? InfluxNames.WideSeals : InfluxNames.Seals, pack.Key);
        encoder.Field(InfluxNames.Entry, LedgerText.Entry(pack, span, writtenAt));
        encoder.Time(SealTime(pack));
    }

    /// <summary>
    /// Microseconds of the seal, and in the nanoseconds below them the last three digits of the number, so that packs sealed in one microsecond stay apart.
    /// Two of one lane would have to be a thousand numbers apart to meet.
    /// </summary>
    private static long SealTime(Pack pack) => InfluxTime.Nanoseconds(pack.SealedAt) + (Math.Abs(pack.Key.Sequence) % 1_000);

    private static void Tags(LineProtocolEncoder encoder, string measurement, PackKey key)
    {
        encoder.Measurement(measurement);
        encoder.Tag(InfluxNames.Boot, InfluxQl.Text(key.Boot));
        encoder.Tag(InfluxNames.Kit, key.Kit.Value);
        encoder.Tag(InfluxNames.Lane, LaneNames.ToText(key.Lane));
    }
}
