using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Recordings.Editing.Trimming;

/// <summary>
/// Where a recording is cut, as a person writes it: an instant (<c>2026-03-01T08:00:00Z</c>, or without zone in the recording's), a date (its midnight in the recording's zone), a time from the start
/// (<c>+2d</c>) or from the end (<c>-6h</c>). Units: w, d, h, m, s; several may follow each other (<c>+1d12h</c>).
/// </summary>
public sealed class TrimPoint
{
    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF"];
    private static readonly string[] ZonedForms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz"];
    private readonly TimeSpan? fromStart;
    private readonly TimeSpan? fromEnd;
    private readonly Instant? instant;
    private readonly DateTime? local;

    private TrimPoint(TimeSpan? fromStart = null, TimeSpan? fromEnd = null, Instant? instant = null, DateTime? local = null)
    {
        this.fromStart = fromStart;
        this.fromEnd = fromEnd;
        this.instant = instant;
        this.local = local;
    }

    /// <summary>Whether it counts from the start or the end, so that the recording has to be read once before.</summary>
    public bool IsRelative => fromStart is not null || fromEnd is not null;

    /// <summary>A given instant.</summary>
    public static TrimPoint At(Instant instant) => new(instant: instant);

    /// <summary>Reads a text; false when it has none of the forms.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TrimPoint? point)
    {
        point = null;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        if (text[0] is '+' or '-')
        {
            if (TryParseDuration(text.AsSpan(1), out var duration))
            {
                point = text[0] == '+' ? new TrimPoint(fromStart: duration) : new TrimPoint(fromEnd: duration);
            }
        }
        else if (DateTimeOffset.TryParseExact(text.EndsWith('Z') ? text[..^1] + "+00:00" : text, ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned))
        {
            point = At(Instant.From(zoned));
        }
        else if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            point = new TrimPoint(local: moment);
        }
        else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            point = new TrimPoint(local: date.ToDateTime(TimeOnly.MinValue));
        }

        return point is not null;
    }

    /// <summary>The instant in a recording.</summary>
    /// <param name="first">Where the recording starts.</param>
    /// <param name="last">Where it ends.</param>
    /// <param name="timeZone">Its IANA zone, for dates and times without one; UTC where this machine does not know it.</param>
    public Instant Resolve(Instant first, Instant last, string timeZone)
    {
        if (instant is { } given)
        {
            return given;
        }

        if (local is { } moment)
        {
            return (LocalTime.Find(timeZone) ?? new LocalTime(TimeZoneInfo.Utc)).ToInstant(moment);
        }

        return fromStart is { } later ? first + later : last - fromEnd!.Value;
    }

    private static bool TryParseDuration(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var isEmpty = text.IsEmpty;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || UnitOf(text[digits]) is not { } unit)
            {
                return false;
            }

            // Six digits of weeks are beyond every recording, and within every type.
            if (digits > 6)
            {
                return false;
            }

            duration += count * unit;
            text = text[(digits + 1)..];
        }

        return !isEmpty;
    }

    private static TimeSpan? UnitOf(char letter) => letter switch
    {
        'w' => TimeSpan.FromDays(7),
        'd' => TimeSpan.FromDays(1),
        'h' => TimeSpan.FromHours(1),
        'm' => TimeSpan.FromMinutes(1),
        's' => TimeSpan.FromSeconds(1),
        _ => null,
    };
}
