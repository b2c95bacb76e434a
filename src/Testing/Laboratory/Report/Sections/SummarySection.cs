using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>What was played, and the figures to look at first.</summary>
internal static class SummarySection
{
    public static void Write(HtmlText page, ReportContent content)
    {
        var (_, figures, about, words) = content;
        var days = words.Number(figures.ResidentDays, 1);
        page.Raw("<header>")
            .Heading(1, "top", words.Say("Rapport de laboratoire", "Laboratory report"))
            .Paragraph(words.Say(
                $"Simulation « {about.Name} » : {words.Number(figures.Homes)} logements, {days} jours-résidents, graine {about.Seed}. Les personnes et leurs jours sont simulés ; la vérité est donc connue.",
                $"Simulation “{about.Name}”: {words.Number(figures.Homes)} homes, {days} resident-days, seed {about.Seed}. People and days are simulated, so the truth is known."))
            .Raw($"<p class=\"muted\"><code>{HtmlText.Escape(about.CommandLine)}</code> · {HtmlText.Escape(words.Say("version", "version"))} {HtmlText.Escape(about.Version)}</p>");
        Navigate(page, content);
        page.Raw("</header>").Raw("<dl class=\"tiles\">");
        Tile(
            page,
            words.Say("Besoins couverts", "Needs met"),
            words.Say($"{words.Number(figures.Met.Count)} sur {words.Number(figures.Met.Of)}", $"{words.Number(figures.Met.Count)} of {words.Number(figures.Met.Of)}"),
            figures.Met.Of == 0 ? words.Say("rien ne demandait d’alerte", "nothing needed an alert") : $"{words.Percent(figures.Met)}, {words.Say("intervalle à 95 %", "95% interval")}");
        Tile(
            page,
            words.Say("Manqués", "Missed"),
            words.Number(figures.Missed.Count),
            words.Say("alerte nécessaire, absente ou trop tardive", "an alert was needed, and came too late or never"));
        Tile(page, words.Say("Fausses alertes par personne-semaine", "False alerts per person-week"), figures.FalsePerWeek.Value is { } rate ? words.Fixed(rate, 2) : "–", FalseNote(words, figures.FalsePerWeek));
        Tile(
            page,
            words.Say("Alertes par jour-résident", "Alerts per resident-day"),
            figures.ResidentDays > 0 ? words.Fixed(figures.Alerts / figures.ResidentDays, 3) : "–",
            words.Say(
                $"{words.Number(figures.Alerts)} alertes, dont {words.Number(figures.Repeats)} répétées et {words.Number(figures.Understandable)} compréhensibles",
                $"{words.Number(figures.Alerts)} alerts, of which {words.Number(figures.Repeats)} repeated and {words.Number(figures.Understandable)} understandable"));
        page.Raw("</dl>");
    }

    private static string FalseNote(ReportWords words, Rate perWeek) => perWeek.Exact() is { } interval
        ? words.Say($"{words.Number(perWeek.Count)} alertes ; intervalle à 95 % ", $"{words.Number(perWeek.Count)} alerts; 95% interval ") + $"{words.Fixed(interval.Low, 2)}–{words.Fixed(interval.High, 2)}"
        : string.Empty;

    private static void Navigate(HtmlText page, ReportContent content)
    {
        var words = content.Words;
        List<(string Id, string Name)> links =
        [
            ("needs", words.Say("Besoins", "Needs")), ("alerts", words.Say("Alertes", "Alerts")), ("missed", words.Say("Manqués", "Missed")),
            ("false", words.Say("Fausses alertes", "False alerts")), ("simulation", words.Say("La simulation", "The simulation")), ("method", words.Say("Méthode", "Method")),
        ];
        if (content.Figures.Scenarios.Count > 0)
        {
            links.Insert(2, ("scenarios", words.Say("Scénarios", "Scenarios")));
        }

        page.Raw($"<nav aria-label=\"{HtmlText.Escape(words.Say("Sections", "Sections"))}\"><ul>{string.Concat(links.Select(link => $"<li><a href=\"#{link.Id}\">{HtmlText.Escape(link.Name)}</a></li>"))}</ul></nav>");
    }

    private static void Tile(HtmlText page, string name, string value, string note) =>
        page.Raw($"<div><dt>{HtmlText.Escape(name)}</dt><dd class=\"value\">{HtmlText.Escape(value)}</dd><dd class=\"note\">{HtmlText.Escape(note)}</dd></div>");
}
