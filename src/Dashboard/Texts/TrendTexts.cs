using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>The words of what sensors tell between two screenings, in both languages.</summary>
internal static class TrendTexts
{
    public static readonly LocalizedText Title = new("Entre deux repérages, d’après les capteurs", "Between two screenings, by the sensors");
    public static readonly LocalizedText About = new(
        "Une valeur par semaine. Personne n’est appelé, et rien de ceci ne remplace un repérage. «\u00A0Exploratoire\u00A0»\u00A0: on ne sait pas encore ce que ce signe vaut.",
        "One value a week. Nobody is called, and none of it replaces a screening. “Exploratory”: what this sign is worth is not established.");
    public static readonly LocalizedText OfHousehold = new("Plusieurs personnes vivent ici\u00A0: ces mesures sont celles du foyer.", "Several people live here: these measures are the household’s.");
    public static readonly LocalizedText None = new("Aucune semaine complète pour l’instant.", "No whole week so far.");
    public static readonly LocalizedText NoSensor = new("Aucun capteur n’en dit rien.", "No sensor tells of it.");
    public static readonly LocalizedText Exploratory = new("exploratoire", "exploratory");
    public static readonly LocalizedText Picture = new("{0}, une valeur par semaine\u00A0; le tableau qui suit donne les mêmes données.", "{0}, one value a week; the table below gives the same data.");
    public static readonly LocalizedText Latest = new("Dernière semaine\u00A0: {0}", "Last week: {0}");
    public static readonly LocalizedText FromTo = new("{0} à {1}", "{0} to {1}");
    public static readonly LocalizedText TooEarly = new("Trop tôt pour parler de changement\u00A0: il y faut 9 semaines avec une valeur.", "Too early to speak of a change: that takes 9 weeks with a value.");
    public static readonly LocalizedText Change = new(
        "Changement\u00A0: {0} (3 dernières semaines contre les 6 premières), au-delà de la variation habituelle de {1}.", "Change: {0} (last 3 weeks against the first 6), beyond the usual scatter of {1}.");
    public static readonly LocalizedText NoChange = new("Pas de changement\u00A0: {0}, dans la variation habituelle de {1}.", "No change: {0}, within the usual scatter of {1}.");
    public static readonly LocalizedText Slope = new("Pente par semaine\u00A0: {0} ({1} à {2}).", "Slope a week: {0} ({1} to {2}).");
    public static readonly LocalizedText Coverage = new("Semaines avec une valeur\u00A0: {0} sur {1}.", "Weeks with a value: {0} of {1}.");
    public static readonly LocalizedText WeekOf = new("Semaine du", "Week of");
    public static readonly LocalizedText Interval = new("Intervalle (95\u00A0%)", "Interval (95%)");
    public static readonly LocalizedText DaysSeen = new("Jours", "Days");
}
