namespace AgeingMonitor.Dashboard.Components;

/// <summary>Time zones of homes. A name that this machine does not know falls back to UTC, which pages then show beside the times.</summary>
internal static class Zones
{
    public static TimeZoneInfo Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Today's date there.</summary>
    public static DateOnly Today(string name, TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Find(name)).DateTime);
}
