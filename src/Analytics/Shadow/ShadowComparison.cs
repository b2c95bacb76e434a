using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Shadow;

/// <summary>
/// How a shadow and the model in force agree in one home, for falls: about one resident. Bounded: counts, the last <see cref="MostDays"/> days with findings, the last <see cref="MostDisagreements"/> disagreements. A mutable value, saved
/// as it is.
/// </summary>
public sealed class ShadowComparison
{
    /// <summary>Days with findings that are kept.</summary>
    public const int MostDays = 90;

    /// <summary>Disagreements that are kept.</summary>
    public const int MostDisagreements = 64;

    private const long MicrosecondsADay = 86_400 * Instant.MicrosecondsPerSecond;

    /// <summary>Which model, as <c>agitation</c>.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Hash of the shadow.</summary>
    public string Shadow { get; set; } = string.Empty;

    /// <summary>Hash of the model in force.</summary>
    public string Active { get; set; } = string.Empty;

    /// <summary>First time that both could find something, in microseconds; null before it.</summary>
    public long? From { get; set; }

    /// <summary>Last such time.</summary>
    public long? To { get; set; }

    /// <summary>Found by both.</summary>
    public int Both { get; set; }

    /// <summary>Found by the model in force alone.</summary>
    public int OnlyActive { get; set; }

    /// <summary>Found by the shadow alone.</summary>
    public int OnlyShadow { get; set; }

    /// <summary>Days with findings, oldest first.</summary>
    public List<ShadowDay> Days { get; set; } = [];

    /// <summary>What one found alone, oldest first.</summary>
    public List<Disagreement> Disagreements { get; set; } = [];

    /// <summary>When the shadow threw, in microseconds, and was stopped for good: it counts no more. Null while it runs.</summary>
    public long? StoppedAt { get; set; }

    /// <summary>The kind of what it threw.</summary>
    public string? Fault { get; set; }

    internal bool IsStopped => StoppedAt is not null;

    /// <summary>How long both have been compared, in days.</summary>
    public double Length => From is { } from && To is { } to ? (to - from) / (double)MicrosecondsADay : 0;

    /// <summary>Whether it is about these two models.</summary>
    internal bool IsOf(string shadow, string active) => Shadow == shadow && Active == active;

    /// <summary>The shadow threw. What a message says may hold values, so that its kind alone is kept.</summary>
    internal void Stop(Instant at, Exception cause) => (StoppedAt, Fault) = (at.Microseconds, cause.GetType().Name);

    /// <summary>Both could find something at an instant.</summary>
    internal void Reach(Instant at)
    {
        From ??= at.Microseconds;
        To = Math.Max(To ?? at.Microseconds, at.Microseconds);
    }

    /// <summary>What both made of the same hours or day.</summary>
    internal void Note(Instant at, bool active, bool shadow, double activeScore, double shadowScore)
    {
        Reach(at);
        if (active && shadow)
        {
            Both++;
            DayOf(at.Microseconds).Both++;
        }
        else if (active || shadow)
        {
            Alone(new(at.Microseconds, shadow, shadow ? shadowScore : activeScore));
        }
    }

    /// <summary>One of the two has found a fall; with one of the other about the same time by the same sensor it is found by both.</summary>
    internal void NoteFall(SensorId sensor, Instant at, bool isShadow, double score, TimeSpan same)
    {
        Reach(at);
        var other = Disagreements.FindLastIndex(known => known.IsShadow != isShadow && known.Sensor == sensor.Value && (new Instant(known.At) - at).Duration() <= same);
        if (other < 0)
        {
            Alone(new(at.Microseconds, isShadow, score, sensor.Value));
            return;
        }

        var day = DayOf(Disagreements[other].At);
        Disagreements.RemoveAt(other);
        Both++;
        day.Both++;
        (OnlyActive, OnlyShadow) = isShadow ? (OnlyActive - 1, OnlyShadow) : (OnlyActive, OnlyShadow - 1);
        (day.OnlyActive, day.OnlyShadow) = isShadow ? (day.OnlyActive - 1, day.OnlyShadow) : (day.OnlyActive, day.OnlyShadow - 1);
    }

    private void Alone(Disagreement disagreement)
    {
        var day = DayOf(disagreement.At);
        (OnlyActive, OnlyShadow) = disagreement.IsShadow ? (OnlyActive, OnlyShadow + 1) : (OnlyActive + 1, OnlyShadow);
        (day.OnlyActive, day.OnlyShadow) = disagreement.IsShadow ? (day.OnlyActive, day.OnlyShadow + 1) : (day.OnlyActive + 1, day.OnlyShadow);
        if (Disagreements.Count == MostDisagreements)
        {
            Disagreements.RemoveAt(0);
        }

        Disagreements.Add(disagreement);
    }

    private ShadowDay DayOf(long at)
    {
        var number = (int)Math.DivRem(at, MicrosecondsADay).Quotient;
        var place = Days.FindIndex(known => known.Day >= number);
        if (place >= 0 && Days[place].Day == number)
        {
            return Days[place];
        }

        var day = new ShadowDay { Day = number };
        Days.Insert(place < 0 ? Days.Count : place, day);
        if (Days.Count > MostDays)
        {
            Days.RemoveAt(Days[0] == day ? 1 : 0);
        }

        return day;
    }
}
