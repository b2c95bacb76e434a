using AgeingMonitor.Testing.Laboratory.Plots;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>What was raised: right, repeated, understandable and false, by rule, by priority and by day.</summary>
internal static class AlertsSection
{
    public static void Write(HtmlText page, ReportContent content)
    {
        var (_, figures, _, words) = content;
        var weeks = figures.FalsePerWeek.Time;
        page.Raw("<section aria-labelledby=\"alerts\">").Heading(2, "alerts", words.Say("Ce qui a été signalé", "What was raised"))
            .Table(words.Say($"Par règle, sur {words.Number(weeks, 1)} personnes-semaines ; intervalle de Poisson exact à 95 %.", $"By rule, over {words.Number(weeks, 1)} person-weeks; exact Poisson interval of 95%."),
                [words.Say("Règle", "Rule"), "#" + words.Say("Alertes", "Alerts"), "#" + words.Say("Justes", "Right"), "#" + words.Say("Répétées", "Repeats"), "#" + words.Say("Compré\u00ADhensibles", "Under\u00ADstandable"), "#" + words.Say("Fausses", "False"), "#" + words.Say("Fausses par personne-semaine", "False per person-week"), "#" + words.Say("Alertes par jour-résident", "Alerts per resident-day")],
                figures.Rules.Select(rule => (IReadOnlyList<string>)[words.Rule(rule.Rule), words.Number(rule.Alerts), words.Number(rule.Found), words.Number(rule.Repeats), words.Number(rule.Understandable), words.Number(rule.False), words.PerTime(rule.FalsePerWeek), words.PerTime(rule.AlertsPerDay)]));
        Rates(page, content);
        page.Table(words.Say("Ce qu’une équipe doit regarder, par priorité : toutes les alertes par jour-résident.", "What a care team has to look at, by priority: all alerts per resident-day."),
                [words.Say("Priorité", "Priority"), "#" + words.Say("Alertes", "Alerts"), "#" + words.Say("Par jour-résident", "Per resident-day")],
                figures.Priorities.Select(priority => (IReadOnlyList<string>)[words.Priority(priority.Priority), words.Number(priority.PerDay.Count), words.PerTime(priority.PerDay)]));
        Days(page, content);
        page.Raw("</section>");
    }

    private static void Rates(HtmlText page, ReportContent content)
    {
        var words = content.Words;
        if (content.Figures.ResidentDays <= 0)
        {
            return;
        }

        var told = string.Join("; ", content.Figures.Rules.Select(rule => $"{words.Rule(rule.Rule)}: {words.PerTime(rule.FalsePerWeek)}"));
        page.Figure(
            RatePlot.Draw([.. content.Figures.Rules.Select(rule => (words.Rule(rule.Rule), rule.FalsePerWeek, $"n = {words.Number(rule.False)}"))], mark => words.Number(mark, 3)),
            words.Say("Fausses alertes par personne-semaine. ", "False alerts per person-week. ") + told,
            words.Say("Fausses alertes par personne-semaine et par règle, avec l’intervalle de Poisson exact à 95 %.", "False alerts per person-week by rule, with the exact Poisson interval of 95%."));
    }

    private static void Days(HtmlText page, ReportContent content)
    {
        var (result, figures, _, words) = content;
        var raised = figures.Rules.Where(rule => rule.Alerts > 0).ToList();
        if (raised.Count == 0)
        {
            return;
        }

        // A day counts the homes that were played on it: scenarios differ in length.
        var residents = Enumerable.Range(0, raised[0].AlertsByDay.Count).Select(day => result.Homes.Sum(home => Math.Clamp(home.ResidentDays - day, 0, 1))).ToList();
        var rows = raised.Select(rule => (rule, Rates: (IReadOnlyList<double>)[.. rule.AlertsByDay.Select((count, day) => residents[day] > 0 ? count / residents[day] : 0)])).ToList();
        var told = string.Join("; ", rows.Select(row => $"{words.Rule(row.rule.Rule)}: {words.Say("médiane", "median")} {words.Number(Quantile.Of([.. row.Rates.Order()], 0.5) ?? 0, 3)}, {words.Say("au plus", "at most")} {words.Number(row.Rates.Max(), 3)}"));
        page.Figure(
            DayPlot.Draw([.. rows.Select(row => (words.Rule(row.rule.Rule), row.Rates, words.Say("max ", "max ") + words.Number(row.Rates.Max(), 3)))], words.Say("Jour", "Day")),
            words.Say("Alertes par jour-résident, par jour. ", "Alerts per resident-day, by day. ") + told,
            words.Say("Alertes par jour-résident et par règle au fil de la simulation ; chaque règle a son échelle.", "Alerts per resident-day by rule over the days of the simulation; each rule has a scale of its own."));
    }
}
