using System.Globalization;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Alerts.Stillness;

/// <summary>Each unusual stillness is one alert about the household: movement sensors do not tell who moves. Medium priority: most of them will be harmless, and they must not drown the calls for help.</summary>
internal static class StillnessRule
{
    public static AlertDraft Raise(PlanView plan, in StillnessEpisode episode, StillnessOptions options, double permitted) => new()
    {
        Id = AlertId.Derive(plan.Home, AlertRules.Stillness, AlertSubject.Household.Value, episode.Start),
        Home = plan.Home,
        Rule = AlertRules.Stillness,
        Subject = AlertSubject.Household,
        Priority = AlertPriority.Medium,
        EpisodeStart = episode.Start,
        RaisedAt = episode.FoundAt,
        Summary = Summary(plan, episode),
        Evidence = [new(episode.LastQuantity, episode.LastSensor, episode.Start, null, null, null, Source(episode, options, permitted))],
    };

    private static LocalizedText Summary(PlanView plan, in StillnessEpisode episode)
    {
        string duration = AlertText.Duration(episode.FoundAt - episode.Start), limit = AlertText.Duration(episode.Limit), since = AlertText.TimeOfDay(plan, episode.Start);
        if (episode.Place == StillnessPlace.Entrance)
        {
            return new(
                $"Personne n’est rentré depuis {duration} (porte d’entrée à {since}) : limite {limit}",
                $"Nobody has come home for {duration} (front door at {since}): limit {limit}");
        }

        var (french, english) = WordsOf(episode.Place);
        return episode.IsOwn
            ? new(
                $"Aucun signe de mouvement depuis {duration} ({since}, {french}) : à cet endroit et à ces heures, d’habitude moins de {limit}",
                $"No sign of movement for {duration} (since {since}, {english}): there and at these hours usually less than {limit}")
            : new(
                $"Aucun signe de mouvement depuis {duration} (depuis {since}) : limite {limit} à ces heures",
                $"No sign of movement for {duration} (since {since}): limit {limit} at these hours");
    }

    private static string Source(in StillnessEpisode episode, StillnessOptions options, double permitted) => episode.IsOwn
        ? string.Create(CultureInfo.InvariantCulture, $"Detection/Stillness: the home's own limit, {episode.Place.ToString().ToLowerInvariant()}, for {permitted:0.###} false alarms a day")
        : string.Create(CultureInfo.InvariantCulture, $"Detection/Stillness: fixed limits, {options.DayLimit.TotalHours:0.#} h by day, {options.NightLimit.TotalHours:0.#} h by night");

    private static (string French, string English) WordsOf(StillnessPlace place) => place switch
    {
        StillnessPlace.Bedroom => ("chambre", "bedroom"),
        StillnessPlace.Bathroom => ("salle de bains", "bathroom"),
        StillnessPlace.Kitchen => ("cuisine", "kitchen"),
        StillnessPlace.Living => ("séjour", "living room"),
        StillnessPlace.Hall => ("couloir", "hall"),
        StillnessPlace.NearEntrance => ("près de la porte d’entrée", "near the front door"),
        StillnessPlace.Bed => ("au lit", "in bed"),
        _ => ("autre pièce", "another room"),
    };
}
