using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Basics;

/// <summary>
/// Turns local times of a zone into instants. An hour that the clocks show twice in autumn is taken as its first pass; a time that the clocks skip in spring is taken
/// as if they had not been put forward yet, so it comes an hour later than written.
/// </summary>
internal sealed class LocalTime(TimeZoneInfo zone)
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>The zone of an IANA name; null when this machine does not know it.</summary>
    public static LocalTime? Find(string ianaName) => TimeZoneInfo.TryFindSystemTimeZoneById(ianaName, out var zone) ? new LocalTime(zone) : null;

    /// <summary>The instant of a local time; its <see cref="DateTime.Kind"/> does not matter.</summary>
    public Instant ToInstant(DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.GetUtcOffset(local);
        return new Instant((local.Ticks - offset.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond);
    }

    /// <summary>The local time at an instant.</summary>
    public DateTime At(Instant instant) => TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), zone).DateTime;

    /// <summary>The local date at an instant.</summary>
    public DateOnly DateAt(Instant instant) => DateOnly.FromDateTime(At(instant));
}
