using System.Globalization;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Ledger;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// A pack's head as points. Optional fields are texts, empty when not said: a point's fields are overwritten one by one, so a field left out would keep what an earlier
/// writing put there.
/// </summary>
internal static class LedgerPoints
{
    /// <summary>The columns that <see cref="ReadHead"/> reads, after time.</summary>
    public const string HeadColumns = "\"sealed_at\", \"received_at\", \"first_at\", \"last_at\", \"count\", \"clock\", \"uncertainty\", \"events_before\", \"after\", \"shed\", \"dates\"";

    /// <summary>The columns that <see cref="ReadEntry"/> reads, after time.</summary>
    public const string EntryColumns = "\"boot\", \"lane\", \"seq\", \"first_at\", \"last_at\", \"count\", \"written_at\"";

    public static void Write(LineProtocolEncoder encoder, Pack pack, Instant writtenAt)
    {
        var span = PackSpan.Of(pack);
        Tags(encoder, InfluxNames.Ledger, pack.Key);
        encoder.Field("sealed_at", pack.SealedAt.Microseconds);
        encoder.Field("received_at", pack.ReceivedAt.Microseconds);
        Span(encoder, pack, span, writtenAt);
        encoder.Field("clock", (long)pack.Clock.State);
        encoder.Field("uncertainty", pack.Clock.UncertaintySeconds?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty);
        encoder.Field("events_before", Text(pack.EventsBefore));
        encoder.Field("after", pack.After is { } end ? string.Create(CultureInfo.InvariantCulture, $"{end.Boot}:{end.LastObs}/{end.LastEvt}") : string.Empty);
        encoder.Field("shed", ShedText.Format(pack.Shed) ?? string.Empty);
        encoder.Field("dates", Text(pack.Dates));
        encoder.Time(pack.Key.Sequence);

        Tags(encoder, span.IsWide ? InfluxNames.WideSeals : InfluxNames.Seals, pack.Key);
        encoder.Field("seq", pack.Key.Sequence);
        Span(encoder, pack, span, writtenAt);
        encoder.Time(SealTime(pack));
    }

    public static Pack ReadHead(InfluxRow row, PackKey after) => new()
    {
        Key = after with { Sequence = row.Integer(0) },
        SealedAt = new Instant(row.Integer(1)),
        ReceivedAt = new Instant(row.Integer(2)),
        Clock = new ClockQuality((ClockState)row.Integer(6), row.Text(7) is { Length: > 0 } seconds ? double.Parse(seconds, CultureInfo.InvariantCulture) : null),
        EventsBefore = Number(row.Text(8)),
        After = Boot(row.Text(9)),
        Shed = ShedText.Parse(row.Text(10)),
        Dates = Number(row.Text(11)),
    };

    /// <summary>Where the observations of a head lie, and how many there were.</summary>
    public static (Instant First, Instant Last, int Count) ReadSpan(InfluxRow row) => (new Instant(row.Integer(3)), new Instant(row.Integer(4)), (int)row.Integer(5));

    public static LedgerEntry? ReadEntry(InfluxRow row, Contracts.Ids.KitId kit)
        => long.TryParse(row.Text(1), NumberStyles.None, CultureInfo.InvariantCulture, out var boot) && LaneNames.TryParse(row.Text(2), out var lane)
            ? new LedgerEntry(
                new PackKey(kit, boot, lane, row.Integer(3)), InfluxTime.Instant(row.Integer(0)), new Instant(row.Integer(4)), new Instant(row.Integer(5)),
                (int)row.Integer(6), new Instant(row.Integer(7)))
            : null;

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

    private static void Span(LineProtocolEncoder encoder, Pack pack, PackSpan span, Instant writtenAt)
    {
        encoder.Field("first_at", span.First.Microseconds);
        encoder.Field("last_at", span.Last.Microseconds);
        encoder.Field("count", (long)pack.Observations.Count);
        encoder.Field("written_at", writtenAt.Microseconds);
    }

    private static string Text(long? number) => number is { } known ? InfluxQl.Text(known) : string.Empty;

    private static long? Number(string? text) => string.IsNullOrEmpty(text) ? null : long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static BootEnd? Boot(string? text)
        => text?.Split(':', '/') is [var boot, var obs, var evt] ? new BootEnd(Number(boot)!.Value, Number(obs)!.Value, Number(evt)!.Value) : null;
}
