using AgeingMonitor.Analytics.Alerts;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>A vital sign unlike the resident's own in words, with what is usual, in both languages.</summary>
internal static class BaselineText
{
    /// <param name="finding">What was found.</param>
    /// <param name="isEstimate">Whether the values are estimated from a pulse wave, not measured.</param>
    public static LocalizedText Of(in BaselineFinding finding, bool isEstimate = false)
    {
        var (strange, quantity) = (finding.Strangest, finding.Quantity.Quantity);
        var unit = AlertText.Unit(quantity.Unit);
        var (moment, when) = PartOf(strange.Part);
        var (repos, rest) = strange.IsAtRest ? (" au repos", " at rest") : (string.Empty, string.Empty);
        var (estimée, estimated) = isEstimate ? (" (estimée d’après l’onde de pouls)", " (estimated from the pulse wave)") : (string.Empty, string.Empty);
        var habituel = Range(French(finding, strange.Low), French(finding, strange.High), " à ");
        var usual = Range(English(finding, strange.Low), English(finding, strange.High), " to ");
        return new(
            $"{quantity.French}{estimée} {French(finding, strange.Value)} {unit}{repos} {moment}, d’habitude {habituel} {unit} à ce moment du jour ; {finding.Days} des {BaselineLimits.Verdict} derniers jours mesurés sont ainsi",
            $"{quantity.English}{estimated} {English(finding, strange.Value)} {unit}{rest} {when}, usually {usual} {unit} at that time of the day; {finding.Days} of the last {BaselineLimits.Verdict} measured days are like this");
    }

    private static (string French, string English) PartOf(BaselinePart part) => part switch
    {
        BaselinePart.Night => ("la nuit", "at night"),
        BaselinePart.Morning => ("le matin", "in the morning"),
        BaselinePart.Afternoon => ("l’après-midi", "in the afternoon"),
        _ => ("le soir", "in the evening"),
    };

    private static string Range(string low, string high, string between) => low == high ? low : low + between + high;

    private static string French(in BaselineFinding finding, double value) => AlertText.FrenchNumber(Math.Round(value, finding.Quantity.Decimals, MidpointRounding.AwayFromZero));

    private static string English(in BaselineFinding finding, double value) => AlertText.EnglishNumber(Math.Round(value, finding.Quantity.Decimals, MidpointRounding.AwayFromZero));
}
