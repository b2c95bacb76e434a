using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>What became of a step, told on the page after the redirect: the texts that there are, by the name in its address.</summary>
internal static class Notices
{
    private static readonly Dictionary<string, LocalizedText> Texts = new(StringComparer.Ordinal)
    {
        [nameof(PageTexts.RefusalUnknown)] = PageTexts.RefusalUnknown,
        [nameof(PageTexts.RefusalAcknowledged)] = PageTexts.RefusalAcknowledged,
        [nameof(PageTexts.RefusalResolved)] = PageTexts.RefusalResolved,
        [nameof(PageTexts.RefusalNothing)] = PageTexts.RefusalNothing,
        [nameof(PageTexts.RefusalRole)] = PageTexts.RefusalRole,
        [nameof(PageTexts.RefusalOutcome)] = PageTexts.RefusalOutcome,
        [nameof(PageTexts.RefusalNote)] = PageTexts.RefusalNote,
        [nameof(PageTexts.RefusalReason)] = PageTexts.RefusalReason,
        [nameof(PageTexts.RefusalOutdated)] = PageTexts.RefusalOutdated,
        [nameof(PageTexts.RefusalAssessment)] = PageTexts.RefusalAssessment,
        [nameof(PageTexts.RefusalFault)] = PageTexts.RefusalFault,
        [nameof(PageTexts.RefusalOther)] = PageTexts.RefusalOther,
        [nameof(PlaceTexts.RefusalLabel)] = PlaceTexts.RefusalLabel,
        [nameof(PlaceTexts.RefusalTeam)] = PlaceTexts.RefusalTeam,
        [nameof(PlaceTexts.RefusalPerson)] = PlaceTexts.RefusalPerson,
        [nameof(PlaceTexts.RefusalZone)] = PlaceTexts.RefusalZone,
        [nameof(PlaceTexts.RefusalRoom)] = PlaceTexts.RefusalRoom,
        [nameof(PlaceTexts.RefusalPlace)] = PlaceTexts.RefusalPlace,
        [nameof(CommandTexts.RefusalTooMany)] = CommandTexts.RefusalTooMany,
        [nameof(CommandTexts.RefusalKit)] = CommandTexts.RefusalKit,
        [nameof(CommandTexts.RefusalWord)] = CommandTexts.RefusalWord,
        [nameof(KitTexts.Failed)] = KitTexts.Failed,
        [nameof(WalkTexts.RefusalStep)] = WalkTexts.RefusalStep,
        [nameof(WalkTexts.RefusalWhy)] = WalkTexts.RefusalWhy,
    };

    private static readonly Dictionary<LocalizedText, string> Names = Texts.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The text of a name; null when there is none.</summary>
    public static LocalizedText? Find(string? name) => name is null ? null : Texts.GetValueOrDefault(name);

    /// <summary>To a page of ours, which tells why nothing was done.</summary>
    /// <param name="path">Where to; it may have a query.</param>
    /// <param name="refusal">Why not; null when there is nothing to tell.</param>
    /// <param name="part">The part of the page to show, as <c>#id</c>.</param>
    public static IResult Redirect(string path, LocalizedText? refusal, string part = "") =>
        Results.LocalRedirect(refusal is null ? path + part : $"{path}{(path.Contains('?') ? '&' : '?')}notice={Names[refusal]}{part}");
}
