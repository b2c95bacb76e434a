using System.Globalization;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Alerts.SensorSilent;

/// <summary>Each silence of a sensor that is too long for what went on in the home is one technical alert about it.</summary>
internal static class SensorSilentRule
{
    /// <summary>From then on a time of day needs its day.</summary>
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(20);

    public static AlertDraft Raise(PlanView plan, KitId kit, in SilentSensor silence)
    {
        var subject = AlertSubject.Of(kit, silence.Sensor);
        var (french, english) = WordsOf(plan, silence);
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.SensorSilent, subject.Value, silence.Start),
            Home = plan.Home,
            Rule = AlertRules.SensorSilent,
            Subject = subject,
            Priority = AlertPriority.Technical,
            EpisodeStart = silence.Start,
            RaisedAt = silence.FoundAt,
            Summary = new(french, english),
            Evidence = [new(SilentQuantity(silence), silence.Sensor, silence.Start, Math.Round(silence.Missed, 1), null, Math.Round(silence.Limit, 1), "src/Analytics/Detection/SensorSilence/README.md")],
        };
    }

    /// <summary>The alert of a silence that is over: the sensor spoke at <paramref name="at"/>.</summary>
    public static AlertDraft End(PlanView plan, KitId kit, in SilentSensor silence, Instant at)
    {
        var draft = Raise(plan, kit, silence);
        var isLong = at - silence.Since >= LongAgo;
        var (since, spoke) = (Time(plan, silence.Since, isLong), Time(plan, at, isLong));
        return draft with
        {
            Development = new(
                AlertDevelopments.Ended,
                AlertDevelopments.SpeaksAgain,
                at,
                draft.Priority,
                new($"Capteur « {silence.Sensor} » muet depuis {since}, entendu de nouveau à {spoke} : plus rien à faire s’il reste entendu", $"Sensor \"{silence.Sensor}\" silent since {since}, heard again at {spoke}: nothing left to do if it stays so"),
                []),
        };
    }

    private static string Time(PlanView plan, Instant at, bool withDay) => plan.LocalTime(at).ToString(withDay ? "dd/MM HH:mm" : "HH:mm", CultureInfo.InvariantCulture);

    private static string SilentQuantity(in SilentSensor silence) => silence.Class == SensorClass.Reporter ? "silence-minutes" : "silence-missed";

    private static (string French, string English) WordsOf(PlanView plan, in SilentSensor silence)
    {
        var since = Time(plan, silence.Since, silence.FoundAt - silence.Since >= LongAgo);
        if (silence.Class == SensorClass.Reporter)
        {
            var (still, usual) = (AlertText.Duration(TimeSpan.FromMinutes(silence.Missed)), AlertText.Duration(TimeSpan.FromMinutes(Math.Ceiling(silence.Usual))));
            return (
                $"Capteur « {silence.Sensor} » muet depuis {since} : aucune mesure en {still}, il en donne d’ordinaire une en moins de {usual} ; {First(silence).French}",
                $"Sensor \"{silence.Sensor}\" silent since {since}: no reading in {still}, it usually gives one within {usual}; {First(silence).English}");
        }

        return (
            $"Capteur « {silence.Sensor} » muet depuis {since}, alors qu’on bouge dans le logement : il aurait dû réagir plusieurs fois ; {First(silence).French}",
            $"Sensor \"{silence.Sensor}\" silent since {since} while somebody moves about the home: it should have reacted several times; {First(silence).English}");
    }

    /// <summary>What to do first: a sensor of which something else is heard has power and reaches the kit.</summary>
    private static (string French, string English) First(in SilentSensor silence) => silence.IsHeard
        ? ("il répond encore au boîtier : vérifier d’abord s’il est couvert, tourné ou décollé", "it still answers the kit: look first whether it is covered, turned away or fallen off")
        : ("vérifier d’abord sa pile et la distance au boîtier", "check its battery and its distance from the kit first");
}
