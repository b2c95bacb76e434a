using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>The same figures for each scenario; nothing where none was played.</summary>
internal static class ScenariosSection
{
    public static void Write(HtmlText page, ReportContent content)
    {
        var (_, figures, _, words) = content;
        if (figures.Scenarios.Count == 0)
        {
            return;
        }

        page.Raw("<section aria-labelledby=\"scenarios\">").Heading(2, "scenarios", words.Say("Par scénario", "By scenario"))
            .Table(words.Say("Besoins et délais de chaque scénario.", "Needs and delays of each scenario."),
                [
                    words.Say("Scénario", "Scenario"), "#" + words.Say("Logements", "Homes"), "#" + words.Say("Jours-résidents", "Resident-days"), "#" + words.Say("Besoins", "Needed"), "#" + words.Say("Couverts", "Met"),
                    "#" + words.Say("Manqués", "Missed"), "#" + words.Say("Délai médian", "Median delay"),
                ],
                figures.Scenarios.Select(scenario => (IReadOnlyList<string>)[
                    scenario.Scenario, words.Number(scenario.Homes), words.Number(scenario.ResidentDays, 1), words.Number(scenario.Met.Of), words.Number(scenario.Met.Count), words.Number(scenario.Met.Of - scenario.Met.Count),
                    words.Duration(Quantile.Of(scenario.DelaySeconds, 0.5))]))
            .Table(words.Say("Alertes de chaque scénario ; intervalles de Poisson exacts à 95 %.", "Alerts of each scenario; exact Poisson intervals of 95%."),
                [
                    words.Say("Scénario", "Scenario"), "#" + words.Say("Alertes", "Alerts"), "#" + words.Say("Compré\u00ADhensibles", "Under\u00ADstandable"), "#" + words.Say("Fausses", "False"),
                    "#" + words.Say("Fausses par personne-semaine", "False per person-week"), "#" + words.Say("Alertes par jour-résident", "Alerts per resident-day"),
                ],
                figures.Scenarios.Select(scenario => (IReadOnlyList<string>)[
                    scenario.Scenario, words.Number(scenario.AlertsPerDay.Count), words.Number(scenario.Understandable), words.Number(scenario.FalsePerWeek.Count),
                    words.PerTime(scenario.FalsePerWeek), words.PerTime(scenario.AlertsPerDay)]))
            .Raw("</section>");
    }
}
