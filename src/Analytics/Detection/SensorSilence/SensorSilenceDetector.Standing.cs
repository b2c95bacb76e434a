using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>How each sensor stands, for whoever asks; nothing is changed by asking.</summary>
internal sealed partial class SensorSilenceDetector
{
    private const int MostHours = 10 * 24;

    /// <summary>Every sensor that is followed, as of a time with its local clock.</summary>
    public IReadOnlyList<SensorStanding> StandingsAt(Instant now, DateTime local) => [.. state.Sensors.Select(sensor => StandingOf(sensor, now, local))];

    private SensorStanding StandingOf(SensorMemory sensor, Instant now, DateTime local)
    {
        var (minute, since, limit) = (MinutesOf(now), Math.Max(sensor.SpokeAt, state.From), LimitOf(sensor));
        var isReporter = sensor.Class == SensorClass.Reporter;
        var missed = isReporter ? Math.Max(0, minute - since) : sensor.Missed;
        var isLearned = isReporter ? sensor.Reports >= EnoughReports : minute - sensor.Since >= LearnsFor;
        var wait = isReporter ? limit - missed : WaitOf(sensor, limit - missed, local);
        if (wait is { } minutes)
        {
            var (shortest, learned) = (ShortestOf(sensor.Class) - (minute - since), isReporter ? 0 : LearnsFor - (minute - sensor.Since));
            wait = Told(Math.Max(Math.Max(0, minutes), Math.Max(shortest, learned)), local);
        }

        return new(SensorId.Parse(sensor.Name), AtMinute(sensor.SpokeAt), AtMinute(since), sensor.IsTold, isLearned, missed / limit, wait is { } until && until < MostHours * 60 ? now + TimeSpan.FromMinutes(Math.Ceiling(until)) : null);
    }

    /// <summary>Minutes until so much is missed in an ordinary day from now on; null when not within ten days.</summary>
    private double? WaitOf(SensorMemory sensor, double left, DateTime local)
    {
        var minutes = 0.0;
        for (var hour = 0; hour < MostHours && left > 0; hour++)
        {
            var length = hour == 0 ? 60 - local.Minute : 60;
            var missed = sensor.ADay * state.Shape.ShareOf((local.Hour + hour) % 24) * length / 60;
            minutes += missed > left ? length * left / missed : length;
            left -= missed;
        }

        return left > 0 ? null : minutes;
    }

    /// <summary>The same, put off to the hours at which silences are told.</summary>
    private double Told(double minutes, DateTime local)
    {
        var at = local.AddMinutes(Math.Min(minutes, MostHours * 60));
        return at.Hour < options.TellFromHour ? minutes + (at.Date.AddHours(options.TellFromHour) - at).TotalMinutes
            : at.Hour >= options.TellUntilHour ? minutes + (at.Date.AddDays(1).AddHours(options.TellFromHour) - at).TotalMinutes
            : minutes;
    }
}
