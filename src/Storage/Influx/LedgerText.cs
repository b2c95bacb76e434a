using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Ledger;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// A pack's head as one text of <c>name=value</c> parts, which InfluxDB holds in one field. One field, because a reader sees a point's fields appear one by one while they are written,
/// and because a field that a later writing leaves out keeps what stood there.
/// </summary>
internal static class LedgerText
{
    public static string Head(Pack pack, PackSpan span, Instant writtenAt)
    {
        var text = new StringBuilder(256);
        Add(text, "sealed_at", pack.SealedAt.Microseconds);
        Add(text, "received_at", pack.ReceivedAt.Microseconds);
        AddSpan(text, pack, span, writtenAt);
        Add(text, "clock", (long)pack.Clock.State);
        Add(text, "uncertainty", pack.Clock.UncertaintySeconds?.ToString("R", CultureInfo.InvariantCulture));
        Add(text, "events_before", pack.EventsBefore);
        Add(text, "after", pack.After is { } end ? string.Create(CultureInfo.InvariantCulture, $"{end.Boot}:{end.LastObs}/{end.LastEvt}") : null);
        Add(text, "shed", ShedText.Format(pack.Shed));
        Add(text, "repeats", pack.Repeats);
        return text.ToString();
    }

    public static string Entry(Pack pack, PackSpan span, Instant writtenAt)
    {
        var text = new StringBuilder(128);
        Add(text, "seq", pack.Key.Sequence);
        AddSpan(text, pack, span, writtenAt);
        return text.ToString();
    }

    /// <exception cref="ObservationStoreException">The text is not of this form.</exception>
    public static Pack ReadHead(PackKey key, string text) => Read(text, parts => new Pack
    {
        Key = key,
        SealedAt = new Instant(Number(parts["sealed_at"])),
        ReceivedAt = new Instant(Number(parts["received_at"])),
        Clock = new ClockQuality(
            (ClockState)Number(parts["clock"]),
            parts.TryGetValue("uncertainty", out var seconds) ? double.Parse(seconds, CultureInfo.InvariantCulture) : null),
        EventsBefore = parts.TryGetValue("events_before", out var events) ? Number(events) : null,
        After = parts.TryGetValue("after", out var after) && after.Split(':', '/') is [var boot, var obs, var evt] ? new BootEnd(Number(boot), Number(obs), Number(evt)) : null,
        Shed = ShedText.Parse(parts.GetValueOrDefault("shed")),
        // Written as "dates" by the first builds.
        Repeats = parts.TryGetValue("repeats", out var repeats) || parts.TryGetValue("dates", out repeats) ? Number(repeats) : null,
    });

    /// <summary>What the pack's observations cover, and how many there were.</summary>
    /// <exception cref="ObservationStoreException">The text is not of this form.</exception>
    public static (Instant First, Instant Last, int Count) ReadSpan(string text)
        => Read(text, static parts => (new Instant(Number(parts["first_at"])), new Instant(Number(parts["last_at"])), (int)Number(parts["count"])));

    /// <exception cref="ObservationStoreException">The text is not of this form.</exception>
    public static LedgerEntry ReadEntry(KitId kit, long boot, Lane lane, Instant sealedAt, string text) => Read(text, parts => new LedgerEntry(
        new PackKey(kit, boot, lane, Number(parts["seq"])), sealedAt, new Instant(Number(parts["first_at"])), new Instant(Number(parts["last_at"])),
        (int)Number(parts["count"]), new Instant(Number(parts["written_at"]))));

    private static void AddSpan(StringBuilder text, Pack pack, PackSpan span, Instant writtenAt)
    {
        Add(text, "first_at", span.First.Microseconds);
        Add(text, "last_at", span.Last.Microseconds);
        Add(text, "count", pack.Observations.Count);
        Add(text, "written_at", writtenAt.Microseconds);
    }

    private static void Add(StringBuilder text, string name, long? value) => Add(text, name, value?.ToString(CultureInfo.InvariantCulture));

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(name).Append('=').Append(value);
        }
    }

    private static T Read<T>(string text, Func<Dictionary<string, string>, T> read)
    {
        try
        {
            return read(text.Split(' ').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal));
        }
        catch (Exception e) when (e is FormatException or OverflowException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException)
        {
            throw new ObservationStoreException($"InfluxDB's pack ledger holds '{text}', which is no entry of this version's: is something else, or a newer version, writing to this database?", e);
        }
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
