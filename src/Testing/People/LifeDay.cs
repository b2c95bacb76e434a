using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.People;

/// <summary>
/// The frame of one day of life: from 4:00 local time to 4:00 of the next day, when people sleep, so that late evenings belong to the day before. The clocks change inside the last
/// hours of the night, so such a day has 23 or 25 hours and its waking hours are as always.
/// </summary>
internal sealed class LifeDay
{
    public const int Second = 1000;
    public const int Minute = 60 * Second;
    public const int Hour = 60 * Minute;

    /// <summary>Local hour at which it begins.</summary>
    public const int BeginsAtHour = 4;

    private readonly ulong seed;
    private readonly int home;

    public LifeDay(ulong seed, int home, LocalTime localTime, DateOnly date)
    {
        this.seed = seed;
        this.home = home;
        Date = date;
        PreviousStart = BeginOf(localTime, date.AddDays(-1));
        Start = BeginOf(localTime, date);
        End = BeginOf(localTime, date.AddDays(1));
        Length = (int)((End.Microseconds - Start.Microseconds) / 1000);
    }

    public DateOnly Date { get; }

    /// <summary>Start of the life day before.</summary>
    public Instant PreviousStart { get; }

    public Instant Start { get; }

    public Instant End { get; }

    /// <summary>Milliseconds.</summary>
    public int Length { get; }

    /// <summary>The life day of an instant.</summary>
    public static DateOnly DateAt(LocalTime localTime, Instant at)
    {
        var date = localTime.DateAt(at);
        return at < BeginOf(localTime, date) ? date.AddDays(-1) : date;
    }

    /// <summary>Milliseconds from the start to a local minute of the day; minutes before 4:00 are those of the next night.</summary>
    public static int OfMinute(int minuteOfDay) => ((minuteOfDay - (BeginsAtHour * 60) + 1440) % 1440) * Minute;

    /// <summary>Local hour at a moment, with fractions; in the night of a clock change off by an hour towards the end.</summary>
    public static double HourAt(int moment) => ((moment / (double)Hour) + BeginsAtHour) % 24;

    /// <summary>Milliseconds from the start to an instant, cut to the day.</summary>
    public int Clip(Instant at) => (int)((Math.Clamp(at.Microseconds, Start.Microseconds, End.Microseconds) - Start.Microseconds) / 1000);

    public Instant At(int moment) => new(Start.Microseconds + (moment * 1000L));

    /// <summary>A random source of its own for each purpose, and for each key within it: what one draws changes nothing elsewhere.</summary>
    public SeededRandom Random(Purpose stream, long key = 0) => SeededRandom.For(seed, home, (long)stream, Date.DayNumber, key);

    /// <summary>A random source for something that more than one life day sees: it is known by its start, and is the same from each of them.</summary>
    public SeededRandom Random(Purpose stream, Instant from, int key) => SeededRandom.For(seed, home, (long)stream, from.Microseconds, key);

    private static Instant BeginOf(LocalTime localTime, DateOnly date) => localTime.ToInstant(date.ToDateTime(new TimeOnly(BeginsAtHour, 0)));
}
