using System.Globalization;
using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.News2;

/// <summary>An early warning score of 5 or 6 is medium, of 7 or more high, once each in an episode; RCP 2017, chart 2.</summary>
internal static class News2Rule
{
    private const string Source = "NEWS2 (RCP 2017)";

    public static AlertDraft Raise(PlanView plan, ResidentId resident, in News2Episode episode, News2State state, News2Scale scale, TimeSpan fresh, Instant raisedAt)
    {
        var subject = AlertSubject.Of(resident);
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.News2, subject.Value, string.Create(CultureInfo.InvariantCulture, $"{episode.Start.Microseconds}/{(episode.Level == News2Level.High ? "high" : "medium")}")),
            Home = plan.Home,
            Rule = AlertRules.News2,
            Subject = subject,
            Priority = episode.Level == News2Level.High ? AlertPriority.High : AlertPriority.Medium,
            EpisodeStart = episode.Start,
            RaisedAt = raisedAt,
            Summary = Summary(episode.Score),
            Evidence = [.. Evidence(episode, state, scale, fresh)],
        };
    }

    private static LocalizedText Summary(in News2Score score)
    {
        var (least, most, known) = (score.Least, score.Most, score.Known);
        return score.IsComplete
            ? new($"Score d’alerte précoce NEWS2 : {least}", $"Early warning score NEWS2: {least}")
            : new(
                $"Score d’alerte précoce NEWS2 : au moins {least} ({known} paramètres connus sur 7, {most} au plus)",
                $"Early warning score NEWS2: at least {least} ({known} of 7 parameters known, {most} at most)");
    }

    private static IEnumerable<Evidence> Evidence(News2Episode episode, News2State state, News2Scale scale, TimeSpan fresh)
    {
        for (var i = 0; i < state.Slots.Length; i++)
        {
            var slot = state.Slots[i];
            if (slot.Value is { } value && episode.At - new Instant(slot.At) <= fresh && Quantities.Find(slot.Quantity) is not null)
            {
                var points = News2Chart.ScoreOf((News2Parameter)i, value, scale);
                yield return new(slot.Quantity, SensorId.Parse(slot.Sensor), new(slot.At), (double)value, null, null, string.Create(CultureInfo.InvariantCulture, $"{Source}, score {points}"));
            }
        }
    }
}
