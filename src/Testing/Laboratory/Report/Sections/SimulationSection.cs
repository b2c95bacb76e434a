using AgeingMonitor.Testing.Laboratory.Statistics;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>What the simulated days were like, so that a reader can judge how far the rest carries.</summary>
internal static class SimulationSection
{
    public static void Write(HtmlText page, ReportContent content)
    {
        var (result, _, _, words) = content;
        page.Raw("<section aria-labelledby=\"simulation\">").Heading(2, "simulation", words.Say("La simulation elle-même", "The simulation itself"));
        var perDay = result.Homes.Where(home => home.ResidentDays > 0).Select(home => home.Observations / home.ResidentDays).Order().ToList();
        var packs = result.Homes.Where(home => home.ResidentDays > 0).Select(home => home.Packs / home.ResidentDays).Order().ToList();
        var days = result.Homes.SelectMany(home => home.Days).ToList();
        List<IReadOnlyList<string>> rows =
        [
            Row(words, words.Say("Observations par logement et jour", "Observations a home and day"), words.Say("logements", "homes"), perDay, 0),
            Row(words, words.Say("Paquets par logement et jour", "Packs a home and day"), words.Say("logements", "homes"), packs, 0),
        ];
        if (days.Count > 0)
        {
            Add(words.Say("Sommeil, h", "Sleep, h"), day => day.SleepHours, 1);
            Add(words.Say("Levers la nuit", "Bed exits at night"), day => day.BedExits, 0);
            Add(words.Say("Changements de pièce", "Room transitions"), day => day.RoomTransitions, 0);
            Add(words.Say("Passages aux toilettes", "Bathroom visits"), day => day.BathroomVisits, 0);
            Add(words.Say("Sorties", "Outings"), day => day.Outings, 0);
            Add(words.Say("Heures dehors", "Hours out"), day => day.HoursOut, 1);
            Add(words.Say("Pas", "Steps"), day => day.Steps, 0);
            Add(words.Say("Vitesse de marche, m/s", "Gait speed, m/s"), day => day.GaitSpeed, 2);
            Add(words.Say("Température la plus haute, °C", "Highest temperature, °C"), day => day.HighestTemperature, 1);
        }

        page.Table(words.Say("Un logement ou un jour compte une fois.", "A home or a day counts once."),
            [words.Say("Grandeur", "Quantity"), "#n", words.Say("De", "Of"), "#" + words.Say("5e centile", "5th percentile"), "#" + words.Say("Médiane", "Median"), "#" + words.Say("95e centile", "95th percentile")], rows);
        Happenings(page, content);
        page.Raw("</section>");

        void Add(string name, Func<TrueDay, double> of, int decimals) => rows.Add(Row(words, name, words.Say("jours", "days"), [.. days.Select(of).Order()], decimals));
    }

    private static void Happenings(HtmlText page, ReportContent content)
    {
        var words = content.Words;
        var happenings = content.Result.Homes.SelectMany(home => home.Home.Happenings).GroupBy(happening => happening.Kind).ToList();
        if (happenings.Count == 0)
        {
            return;
        }

        page.Table(words.Say("Ce qui est arrivé en plus de la vie ordinaire.", "What happened besides ordinary life."),
            [words.Say("Événement", "Happening"), "#" + words.Say("Combien", "How many"), words.Say("Ce que fait un bon système", "What a good system does")],
            happenings.OrderBy(group => CauseWords.Of(words, group.Key.Name), StringComparer.Ordinal).Select(group => (IReadOnlyList<string>)[
                CauseWords.Of(words, group.Key.Name), words.Number(group.Count()),
                string.Join(", ", group.SelectMany(Expectations.EntriesFor).Select(entry => entry.Standing).Distinct().Order().Select(standing => Word(words, standing)))]));
    }

    private static string Word(ReportWords words, ExpectationStanding standing) => standing switch
    {
        ExpectationStanding.Must => words.Say("doit alerter", "must alert"),
        ExpectationStanding.May => words.Say("peut alerter", "may alert"),
        ExpectationStanding.NoRuleYet => words.Say("pas encore de règle", "no rule yet"),
        _ => words.Say("n’alerte pas", "does not alert"),
    };

    private static IReadOnlyList<string> Row(ReportWords words, string name, string of, List<double> ordered, int decimals)
    {
        return [name, words.Number(ordered.Count), of, Value(0.05), Value(0.5), Value(0.95)];

        string Value(double share) => Quantile.Of(ordered, share) is { } value ? words.Number(value, decimals) : "–";
    }
}
