using AgeingMonitor.Testing.Laboratory.Figures;
using AgeingMonitor.Testing.Laboratory.Plots;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Report.Sections;

/// <summary>What needed an alert, and when it came: by cause, and by the rule that the need is booked under.</summary>
internal static class NeedsSection
{
    public static void Write(HtmlText page, ReportContent content)
    {
        var (_, figures, _, words) = content;
        page.Raw("<section aria-labelledby=\"needs\">").Heading(2, "needs", words.Say("Ce qui demandait une alerte", "What needed an alert"));
        if (figures.Causes.Count == 0)
        {
            page.Paragraph(words.Say("Rien, dans cette simulation, ne demandait ni n’expliquait d’alerte : vie ordinaire.", "Nothing in this simulation needed or explained an alert: ordinary life.")).Raw("</section>");
            return;
        }

        page.Table(words.Say("Par cause. Sensibilité : besoins couverts à temps, intervalle de Wilson à 95 %. Délai : depuis que cela pouvait se savoir jusqu’à l’alerte.", "By cause. Sensitivity: needs met in time, Wilson interval of 95%. Delay: from when it could be known to the alert."),
            [words.Say("Cause", "Cause"), .. Columns(words), "#" + words.Say("Répétées", "Repeats"), "#" + words.Say("Compré\u00ADhensibles", "Under\u00ADstandable")],
            figures.Causes.Select(cause => (IReadOnlyList<string>)[CauseWords.Of(words, cause.Cause), .. Cells(words, cause.Met, cause.DelaySeconds), words.Number(cause.Repeats), words.Number(cause.Understandable)]));
        Delays(page, words, figures.Causes);
        page.Heading(3, "needs-by-rule", words.Say("Par règle", "By rule"))
            .Table(words.Say("Un besoin est compté sous la première des règles qui conviendraient, quelle que soit celle qui l’a couvert.", "A need is booked under the first of the rules that would be right, whichever met it."),
                [words.Say("Règle", "Rule"), .. Columns(words)],
                figures.Rules.Where(rule => rule.Met.Of > 0).Select(rule => (IReadOnlyList<string>)[words.Rule(rule.Rule), .. Cells(words, rule.Met, rule.DelaySeconds)]))
            .Raw("</section>");
    }

    private static string[] Columns(ReportWords words) =>
        ["#" + words.Say("Besoins", "Needed"), "#" + words.Say("Couverts", "Met"), "#" + words.Say("Manqués", "Missed"), "#" + words.Say("Sensibilité", "Sensitivity"), "#" + words.Say("Délai médian", "Median delay"), "#" + words.Say("95e centile", "95th percentile"), "#" + words.Say("Le plus long", "Longest")];

    private static string[] Cells(ReportWords words, Share met, IReadOnlyList<double> delays) =>
    [
        words.Number(met.Of), words.Number(met.Count), words.Number(met.Of - met.Count), words.Percent(met),
        words.Duration(Quantile.Of(delays, 0.5)), words.Duration(Quantile.Of(delays, 0.95)), words.Duration(Quantile.Of(delays, 1)),
    ];

    private static void Delays(HtmlText page, ReportWords words, IReadOnlyList<CauseFigures> causes)
    {
        var found = causes.Where(cause => cause.DelaySeconds.Count > 0).ToList();
        if (found.Count == 0)
        {
            return;
        }

        var told = string.Join("; ", found.Select(cause => $"{CauseWords.Of(words, cause.Cause)}: n = {cause.DelaySeconds.Count}, {words.Say("médiane", "median")} {words.Duration(Quantile.Of(cause.DelaySeconds, 0.5))}, 95% {words.Duration(Quantile.Of(cause.DelaySeconds, 0.95))}"));
        page.Figure(
            DelayPlot.Draw([.. found.Select(cause => ($"{CauseWords.Of(words, cause.Cause)} ({cause.DelaySeconds.Count})", cause.DelaySeconds))], words.Mark),
            words.Say("Délais d’alerte par cause. ", "Delays by cause. ") + told,
            words.Say("Délai de chaque besoin couvert, un point chacun (au plus sept empilés) ; trait : médiane, barre : jusqu’au 95e centile. L’axe est étiré : linéaire entre deux repères.", "Delay of each need met, one dot each (at most seven stacked); line: median, bar: up to the 95th percentile. The axis is stretched: linear between two marks."));
    }
}
