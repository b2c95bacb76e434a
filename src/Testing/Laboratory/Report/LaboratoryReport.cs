using AgeingMonitor.Testing.Laboratory.Figures;
using AgeingMonitor.Testing.Laboratory.Report.Sections;

namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>A run as one HTML page: no network, no script, light and dark, to be printed. The same run gives the same bytes, but for what it cost. Safe to share.</summary>
public static class LaboratoryReport
{
    /// <summary>The page.</summary>
    public static string Html(LaboratoryResult result, ReportAbout about)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(about);
        var words = new ReportWords(about.Language);
        var content = new ReportContent(result, FiguresOf.Homes(result.Homes), about, words);
        var page = new HtmlText();
        page.Raw("<!DOCTYPE html>")
            .Raw($"<html lang=\"{words.Say("fr", "en")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Raw($"<title>{HtmlText.Escape(words.Say("Rapport de laboratoire : ", "Laboratory report: ") + about.Name)}</title><style>{ReportStyle.Css}</style></head><body><main>");
        SummarySection.Write(page, content);
        NeedsSection.Write(page, content);
        AlertsSection.Write(page, content);
        ScenariosSection.Write(page, content);
        ListsSection.Write(page, content);
        SimulationSection.Write(page, content);
        MethodSection.Write(page, content);
        return page.Raw("</main></body></html>").ToString();
    }
}
