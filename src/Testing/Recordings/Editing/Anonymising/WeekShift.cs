using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>
/// Chooses by how many whole weeks a recording is moved into the past: weekday and time of day survive. For a recording that stands alone those weeks of five years are preferred in which the clocks of the homes stand
/// as they did, so that local hours survive too, also over a change of the clocks. Recordings that belong together are moved by the same whole years, as nearly as weeks can: the clocks then differ at most in the week
/// in which they change.
/// </summary>
internal static class WeekShift
{
    private const int Weeks = 260;
    private const int MostSamples = 20_000;

    /// <summary>One to five years of 365.2425 days, in the nearest weeks.</summary>
    private static readonly int[] WholeYears = [52, 104, 157, 209, 261];
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Sample = TimeSpan.FromHours(6);

    /// <summary>Nothing is moved before this: earlier times are not on the wire (RFC 8428 section 4.5.3), and data of two years before the first message may lie in it.</summary>
    private static readonly Instant Earliest = Instant.From(new DateTimeOffset(1981, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>What claims to be later is no time of this century's kits, and not worth a look at its clocks.</summary>
    private static readonly Instant Latest = Instant.From(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The shift of every recording with this key, to be subtracted; nothing of the recording decides it.</summary>
    /// <param name="pseudonyms">The key.</param>
    /// <param name="first">The first message: what would be moved out of what the wire can say goes a week into the future, as all of its time does.</param>
    public static TimeSpan OfKey(Pseudonyms pseudonyms, Instant first)
    {
        var shift = WholeYears[(int)(pseudonyms.Number("weeks", "of every recording") % (ulong)WholeYears.Length)] * Week;
        return first >= Earliest + shift && first <= Latest ? shift : -Week;
    }

    /// <summary>The shift of a recording that stands alone, to be subtracted; the same key and recording give the same.</summary>
    public static TimeSpan Choose(Pseudonyms pseudonyms, Instant first, Instant last, IEnumerable<string> timeZones)
    {
        List<TimeZoneInfo> zones = [.. timeZones.Distinct(StringComparer.Ordinal).Select(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc).Distinct()];
        return Enumerable.Range(1, Weeks)
            .Select(weeks => weeks * Week)
            .Where(shift => first >= Earliest + shift && first <= Latest)
            .Select(shift => (Shift: shift, Wrong: HoursMoved(first, last, shift, zones), Draw: pseudonyms.Number("weeks", shift.Days.ToString(System.Globalization.CultureInfo.InvariantCulture))))
            .OrderBy(candidate => candidate.Wrong)
            .ThenBy(candidate => candidate.Draw)
            .Select(candidate => candidate.Shift)
            .FirstOrDefault(-Week);
    }

    /// <summary>At how many sampled instants the clocks would show another hour. Changes of the clocks lie weeks apart, so that samples of some hours miss none.</summary>
    private static int HoursMoved(Instant first, Instant last, TimeSpan shift, List<TimeZoneInfo> zones)
    {
        var wrong = 0;
        var samples = 0;
        for (var at = first; at <= Instant.Min(last, Latest) && samples < MostSamples; at += Sample, samples++)
        {
            wrong += zones.Count(zone => zone.GetUtcOffset(at.ToDateTimeOffset()) != zone.GetUtcOffset((at - shift).ToDateTimeOffset()));
        }

        return wrong;
    }
}
