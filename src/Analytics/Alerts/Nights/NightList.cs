using System.Globalization;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;

namespace AgeingMonitor.Analytics.Alerts.Nights;

/// <summary>Entries of the daily list: a restless night; and how it ended when somebody was out at night.</summary>
internal static class NightList
{
    public static DayFlag Entry(PlanView plan, in NightFinding finding)
    {
        var isBack = finding.Kind == NightFindingKind.Back;
        return new()
        {
            Home = plan.Home,
            Detector = DayFlagDetectors.Night,
            Subject = plan.OnlyResidentAt(new(finding.Start)),
            During = new(new(finding.Start), isBack ? new(finding.At) : new(finding.Night!.Value.To)),
            Score = isBack ? NightText.Minutes(finding.At - finding.Start) : finding.Count,
            Limit = isBack ? NightText.Minutes(finding.Limit) : finding.Limit,
            Reasons = isBack ? [Back(plan, finding)] : [.. Restless(plan, finding)],
        };
    }

    private static LocalizedText Back(PlanView plan, in NightFinding finding)
    {
        string left = NightText.TimeOf(plan, finding.Start), back = NightText.TimeOf(plan, finding.At);
        var minutes = NightText.Minutes(finding.At - finding.Start);
        return finding.IsByDoor
            ? Of($"Porte d’entrée à {left}, puis aucun mouvement à l’intérieur ; retour par la porte à {back}, {minutes} min plus tard", $"Front door at {left}, then no movement inside; back by the door at {back}, {minutes} min later")
            : Of($"Porte d’entrée à {left}, puis aucun mouvement à l’intérieur ; de nouveau du mouvement à {back}, {minutes} min plus tard, sans que la porte ait été ouverte : peut-être jamais sorti", $"Front door at {left}, then no movement inside; movement again at {back}, {minutes} min later, without the door: perhaps never out");
    }

    private static IEnumerable<LocalizedText> Restless(PlanView plan, NightFinding finding)
    {
        var night = finding.Night!.Value;
        var (usual, usualEnglish) = finding.UsualCount is { } count ? Range(count.Low, count.High) : ($"limite {finding.Limit}", $"limit {finding.Limit}");
        yield return Of($"Levers dans la nuit : {night.Interruptions} ({usual}), dont {night.ToiletVisits} vers la salle de bains", $"Times up in the night: {night.Interruptions} ({usualEnglish}), {night.ToiletVisits} of them to the bathroom");
        yield return Of($"Le plus long : {NightText.Minutes(night.LongestOut)} min hors du lit", $"The longest: {NightText.Minutes(night.LongestOut)} min out of bed");
        var (inBed, inBedEnglish) = finding.UsualInBed is { } known ? Range(Duration(known.Low * 1_000_000L), Duration(known.High * 1_000_000L)) : (string.Empty, string.Empty);
        var (estimate, estimateEnglish) = night.IsEstimate ? (" ; estimé d’après les mouvements", "; estimated from movement") : (string.Empty, string.Empty);
        yield return Of(
            $"Au lit de {NightText.TimeOf(plan, night.From)} à {NightText.TimeOf(plan, night.To)}, {Duration(night.InBed)}{(inBed.Length > 0 ? $" ({inBed})" : null)}{estimate}",
            $"In bed from {NightText.TimeOf(plan, night.From)} to {NightText.TimeOf(plan, night.To)}, {Duration(night.InBed)}{(inBed.Length > 0 ? $" ({inBedEnglish})" : null)}{estimateEnglish}");
    }

    private static string Duration(long microseconds) => AlertText.Duration(TimeSpan.FromMicroseconds(microseconds));

    private static (string French, string English) Range<T>(T low, T high)
        where T : IEquatable<T> => low.Equals(high)
        ? (Text($"d’habitude {low}"), Text($"usually {low}"))
        : (Text($"d’habitude {low} à {high}"), Text($"usually {low} to {high}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static LocalizedText Of(FormattableString french, FormattableString english) => new(Text(french), Text(english));
}
