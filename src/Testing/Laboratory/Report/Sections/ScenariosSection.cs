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
            .Table(words.Say("Besoins, alertes et délais de chaque scénario.", "Needs, alerts and delays of each scenario."),
                [
                    words.Say("Scénario", "Scenario"), "#" + words.Say("Logements", "Homes"), "#" + words.Say("Jours-résidents", "Resident-days"), "#" + words.Say("Besoins", "Needed"), "#" + words.Say("Couverts", "Met"),
                    "#" + words.Say("Manqués", "Missed"), "#" + words.Say("Délai médian", "Median delay"), "#" + words.Say("Alertes", "Alerts"), "#" + words.Say("Compré\u00ADhensibles", "Under\u00ADstandable"), "#" + words.Say("Fausses", "False"),
                ],
                figures.Scenarios.Select(scenario => (IReadOnlyList<string>)[
                    scenario.Scenario, words.Number(scenario.Homes), words.Number(scenario.ResidentDays, 1), words.Number(scenario.Met.Of), words.Number(scenario.Met.Count), words.Number(scenario.Met.Of - scenario.Met.Count),
                    words.Duration(Quantile.Of(scenario.DelaySeconds, 0.5)), words.Number(scenario.Alerts), words.Number(scenario.Understandable), words.Number(scenario.False)]))
            .Raw("</section>");
    }
}
