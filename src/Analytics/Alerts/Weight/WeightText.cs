using AgeingMonitor.Analytics.Detection.Weight;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Alerts.Weight;

/// <summary>What was found in somebody's weights in words, with what is usual, in both languages.</summary>
internal static class WeightText
{
    /// <summary>The source of the limit of a finding, as an alert cites it.</summary>
    public static string SourceOf(WeightFindingKind kind) => kind switch
    {
        WeightFindingKind.Gain => "ESC 2021, > 2 kg / 3 d",
        WeightFindingKind.LossInAMonth => "HAS 2021, ≥ 5 % / 1 m",
        WeightFindingKind.LossInSixMonths => "HAS 2021, ≥ 10 % / 6 m",
        _ => "CUSUM",
    };

    public static LocalizedText Of(in WeightFinding finding) => finding.Kind switch
    {
        WeightFindingKind.Gain => Gain(finding),
        WeightFindingKind.LossInAMonth => Loss(finding, "5 % en 1 mois", "5 % in 1 month"),
        WeightFindingKind.LossInSixMonths => Loss(finding, "10 % en 6 mois", "10 % in 6 months"),
        WeightFindingKind.Drift => Drift(finding),
        _ => Other(finding),
    };

    private static LocalizedText Gain(in WeightFinding finding)
    {
        var (jours, days) = finding.Days == 1 ? ("1 jour", "1 day") : ($"{finding.Days} jours", $"{finding.Days} days");
        return new(
            $"Poids en hausse de {French(finding.Change)} kg en {jours} : {French(finding.First)} kg, confirmé par {French(finding.Kilograms)} kg, d’habitude {French(finding.Usual)} kg (limite : plus de 2 kg en 3 jours, ESC 2021)",
            $"Weight up by {English(finding.Change)} kg within {days}: {English(finding.First)} kg, confirmed by {English(finding.Kilograms)} kg, usually {English(finding.Usual)} kg (limit: more than 2 kg in 3 days, ESC 2021)");
    }

    private static LocalizedText Loss(in WeightFinding finding, string limite, string limit) => new(
        $"Poids en baisse de {French(-finding.Change)} % : {French(finding.Kilograms)} kg cette semaine, auparavant {French(finding.Usual)} kg (limite : {limite}, HAS 2021, dénutrition après 70 ans)",
        $"Weight down by {English(-finding.Change)} %: {English(finding.Kilograms)} kg this week, {English(finding.Usual)} kg before (limit: {limit}, HAS 2021, undernutrition after 70)");

    private static LocalizedText Drift(in WeightFinding finding)
    {
        var (sens, way) = finding.Change < 0 ? ("baisse", "down") : ("monte", "up");
        var share = Math.Abs(finding.Change);
        return new(
            $"Le poids {sens} peu à peu : {French(finding.Kilograms)} kg en moyenne sur sept jours, d’habitude {French(finding.Usual)} kg ({French(share)} %)",
            $"Weight drifts {way}: {English(finding.Kilograms)} kg on average over seven days, usually {English(finding.Usual)} kg ({English(share)} %)");
    }

    private static LocalizedText Other(in WeightFinding finding) => new(
        $"La balance indique {French(finding.Kilograms)} kg depuis {French(finding.Sum)} jours de pesée, d’habitude {French(finding.Usual)} kg : autre personne, autre unité ou vrai changement ?",
        $"The scale has said {English(finding.Kilograms)} kg on {English(finding.Sum)} days of weighing, usually {English(finding.Usual)} kg: another person, another unit or a true change?");

    private static string French(double value) => AlertText.FrenchNumber(Math.Round(value, 1));

    private static string English(double value) => AlertText.EnglishNumber(Math.Round(value, 1));
}
