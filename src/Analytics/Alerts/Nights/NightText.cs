using System.Globalization;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Alerts.Nights;

/// <summary>What happens at night, in one sentence that explains itself.</summary>
internal static class NightText
{
    public static LocalizedText Of(PlanView plan, in NightFinding finding) => finding.Kind switch
    {
        NightFindingKind.Out => Out(plan, finding),
        NightFindingKind.NotReturned => NotReturned(plan, finding),
        _ => Wandering(plan, finding),
    };

    public static long Minutes(long microseconds) => microseconds / 60_000_000;

    public static string TimeOf(PlanView plan, long at) => AlertText.TimeOfDay(plan, new Instant(at));

    private static LocalizedText Out(PlanView plan, in NightFinding finding)
    {
        var door = TimeOf(plan, finding.Start);
        var minutes = Minutes(finding.At - finding.Start);
        var (left, leftEnglish) = finding.BedLeft is not { } bed ? (string.Empty, string.Empty)
            : finding.IsEstimate ? ($"hors de la chambre depuis {TimeOf(plan, bed)}, ", $"out of the bedroom since {TimeOf(plan, bed)}, ")
            : ($"lit quitté à {TimeOf(plan, bed)}, ", $"left the bed at {TimeOf(plan, bed)}, ");
        var (open, openEnglish) = finding.IsLeftOpen ? (", restée ouverte", ", left open") : (string.Empty, string.Empty);
        return Of(
            $"Sortie probable dans la nuit : {left}porte d’entrée à {door}{open}, aucun mouvement à l’intérieur depuis {minutes} min",
            $"Probably out at night: {leftEnglish}front door at {door}{openEnglish}, no movement inside for {minutes} min");
    }

    private static LocalizedText NotReturned(PlanView plan, in NightFinding finding)
    {
        var left = TimeOf(plan, finding.Start);
        var minutes = Minutes(finding.At - finding.Start);
        var limit = Minutes(finding.Limit);
        var (usual, usualEnglish) = finding.IsOwn ? ($"d’habitude de retour en {limit} min", $"usual return within {limit} min") : ($"limite {limit} min", $"limit {limit} min");
        var seen = finding.LastSeen is { } last ? last : finding.Start;
        var (room, roomEnglish) = RoomOf(finding.LastRoom);
        var (blind, blindEnglish) = finding.IsBlind ? (" ; un capteur de mouvement est en panne", "; a movement sensor is in fault") : (string.Empty, string.Empty);
        return Of(
            $"Lit quitté à {left}, pas de retour après {minutes} min ({usual}) ; aucun mouvement vu depuis {TimeOf(plan, seen)} ({room}){blind}",
            $"Left the bed at {left}, not back after {minutes} min ({usualEnglish}); no movement seen since {TimeOf(plan, seen)} ({roomEnglish}){blindEnglish}");
    }

    private static LocalizedText Wandering(PlanView plan, in NightFinding finding)
    {
        var (limit, limitEnglish) = finding.IsOwn ? ($"d’habitude moins de {finding.Limit}", $"usually fewer than {finding.Limit}") : ($"limite {finding.Limit}", $"limit {finding.Limit}");
        var minutes = Minutes(finding.At - finding.Start);
        return Of(
            $"Déambulation nocturne depuis {TimeOf(plan, finding.Start)} : {finding.Count} changements de pièce en {minutes} min ({limit})",
            $"Walking about at night since {TimeOf(plan, finding.Start)}: {finding.Count} changes of room in {minutes} min ({limitEnglish})");
    }

    public static (string French, string English) RoomOf(RoomKind? room) => room switch
    {
        RoomKind.Bedroom => ("chambre", "bedroom"),
        RoomKind.Bathroom => ("salle de bains", "bathroom"),
        RoomKind.Kitchen => ("cuisine", "kitchen"),
        RoomKind.Living => ("séjour", "living room"),
        RoomKind.Hall or RoomKind.Entrance => ("couloir", "hall"),
        _ => ("autre pièce", "another room"),
    };

    private static LocalizedText Of(FormattableString french, FormattableString english) => new(french.ToString(CultureInfo.InvariantCulture), english.ToString(CultureInfo.InvariantCulture));
}
