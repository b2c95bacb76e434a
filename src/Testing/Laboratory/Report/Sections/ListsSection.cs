using AgeingMonitor.Testing.Laboratory.Matching;

namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>Every need that was missed and every false alert, to be looked at one by one.</summary>
internal static class ListsSection
{
    /// <summary>More than a person reads; the figures for machines hold them all.</summary>
    private const int MostRows = 200;

    public static void Write(HtmlText page, ReportContent content)
    {
        Missed(page, content);
        False(page, content);
    }

    private static void Missed(HtmlText page, ReportContent content)
    {
        var (words, missed) = (content.Words, content.Figures.Missed);
        page.Raw("<section aria-labelledby=\"missed\">").Heading(2, "missed", words.Say("Manqués", "Missed"));
        if (missed.Count == 0)
        {
            page.Paragraph(words.Say("Rien n’a été manqué.", "Nothing was missed.")).Raw("</section>");
            return;
        }

        page.Table(Caption(words, missed.Count, words.Say("Heures du logement.", "Times of the home's zone.")),
                [words.Say("Logement", "Home"), words.Say("Cause", "Cause"), words.Say("Alerte attendue", "Alert expected"), words.Say("Depuis", "From"), words.Say("Utile jusqu’à", "Helps until")],
                missed.Take(MostRows).Select(pair => (IReadOnlyList<string>)[
                    NameOf(pair.Home), CauseWords.Of(words, pair.Need.Need.Cause), string.Join(words.Say(" ou ", " or "), pair.Need.Need.Rules.Select(words.Rule)),
                    ReportWords.Time(pair.Need.Need.During.From, ZoneOf(pair.Home)), ReportWords.Time(pair.Need.Need.During.To, ZoneOf(pair.Home))]))
            .Raw("</section>");
    }

    private static void False(HtmlText page, ReportContent content)
    {
        var (words, alerts) = (content.Words, content.Figures.FalseAlerts);
        page.Raw("<section aria-labelledby=\"false\">").Heading(2, "false", words.Say("Fausses alertes", "False alerts"));
        if (alerts.Count == 0)
        {
            page.Paragraph(words.Say("Il n’y en a pas eu.", "There were none.")).Raw("</section>");
            return;
        }

        page.Table(Caption(words, alerts.Count, words.Say("Alertes que rien n’explique. Heures du logement.", "Alerts that nothing explains. Times of the home's zone.")),
                [words.Say("Logement", "Home"), words.Say("Règle", "Rule"), words.Say("Signalée", "Raised"), words.Say("Résumé", "Summary"), words.Say("Fondée sur", "Rests on")],
                alerts.Take(MostRows).Select(pair => (IReadOnlyList<string>)[
                    NameOf(pair.Home), words.Rule(pair.Alert.Raised.Alert.Rule), ReportWords.Time(pair.Alert.Raised.KnownAt, ZoneOf(pair.Home)), words.Text(pair.Alert.Raised.Alert.Summary), EvidenceOf(words, pair.Home, pair.Alert)]))
            .Raw("</section>");
    }

    private static string Caption(ReportWords words, int count, string what) => count <= MostRows
        ? $"n = {words.Number(count)}. {what}"
        : words.Say($"n = {words.Number(count)}, dont les {MostRows} premiers sont ici ; tous sont dans le fichier JSON. {what}", $"n = {words.Number(count)}, the first {MostRows} are here; all are in the JSON file. {what}");

    private static string EvidenceOf(ReportWords words, HomeResult home, JudgedAlert alert) => string.Join("; ", alert.Raised.Alert.Evidence.Take(2).Select(evidence =>
        (evidence.Sensor is { } sensor ? $"{sensor}/" : string.Empty) + evidence.Quantity + (evidence.Value is { } value ? " " + words.Number(value, 2) : string.Empty)
        + $", {ReportWords.Time(evidence.MeasuredAt, ZoneOf(home))}"));

    private static string NameOf(HomeResult home) => home.Home.Scenario is { } scenario ? $"{scenario}: {home.Home.Name}" : home.Home.Name;

    private static TimeZoneInfo ZoneOf(HomeResult home) => TimeZoneInfo.TryFindSystemTimeZoneById(home.Home.Plan.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
