using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Alerts;

/// <summary>Between rows and what they mean.</summary>
internal static class AlertRows
{
    public static AlertRow New(AlertDraft draft, AlertStanding standing, Instant savedAt)
    {
        return new AlertRow
        {
            Id = draft.Id,
            HomeId = draft.Home,
            Rule = draft.Rule,
            Subject = draft.Subject.Value,
            Priority = draft.Priority,
            EpisodeStart = draft.EpisodeStart,
            RaisedAt = draft.RaisedAt,
            SummaryFrench = draft.Summary.French,
            SummaryEnglish = draft.Summary.English,
            Evidence = EvidenceText.Write(draft.Evidence),
            SavedAt = savedAt,
            State = standing.State,
        };
    }

    public static void Derive(AlertRow row, AlertStanding standing)
    {
        row.State = standing.State;
        row.Outcome = standing.Outcome;
        row.AcknowledgedBy = standing.AcknowledgedBy;
        row.AcknowledgedAt = standing.AcknowledgedAt;
        row.ResolvedAt = standing.ResolvedAt;
    }

    /// <summary>Lets the row tell what has become of it, given what its journal told before.</summary>
    public static void Develop(AlertRow row, IReadOnlyList<AlertEntry> journal, AlertDevelopment development)
    {
        // Of what was told before only its rank counts: the words are in the row.
        var known = ToAlert(row).Draft;
        foreach (var entry in journal.Where(entry => AlertEntryKinds.IsDevelopment(entry.Kind)))
        {
            known = known.Developed(new(entry.Kind, entry.Note ?? string.Empty, entry.At, row.Priority, known.Summary, []));
        }

        var told = known.Developed(development);
        (row.Priority, row.SummaryFrench, row.SummaryEnglish, row.Evidence) = (told.Priority, told.Summary.French, told.Summary.English, EvidenceText.Write(told.Evidence));
    }

    public static AlertStanding StandingOf(AlertRow row, long lastNumber) => new(row.State, row.Outcome, row.AcknowledgedBy, row.AcknowledgedAt, row.ResolvedAt, lastNumber);

    public static Alert ToAlert(AlertRow row) => new(
        new AlertDraft
        {
            Id = row.Id,
            Home = row.HomeId,
            Rule = row.Rule,
            Subject = new AlertSubject(row.Subject),
            Priority = row.Priority,
            EpisodeStart = row.EpisodeStart,
            RaisedAt = row.RaisedAt,
            Summary = new LocalizedText(row.SummaryFrench, row.SummaryEnglish),
            Evidence = EvidenceText.Read(row.Evidence),
        },
        row.State,
        row.Outcome,
        row.AcknowledgedBy,
        row.AcknowledgedAt,
        row.ResolvedAt,
        row.SavedAt);

    public static AlertEntryRow EntryOf(AlertId alert, long number, AlertMove move) => new()
    {
        AlertId = alert,
        Number = number,
        Kind = move.Kind,
        Actor = move.Actor,
        At = move.At,
        Outcome = move.Outcome,
        Note = move.Note,
    };

    public static async Task<IReadOnlyList<AlertEntry>> ReadJournalAsync(CareDbContext context, AlertId alert, CancellationToken cancellationToken) =>
        await context.AlertEntries.AsNoTracking()
            .Where(row => row.AlertId == alert)
            .OrderBy(row => row.Number)
            .Select(row => new AlertEntry(row.AlertId, row.Number, row.Kind, row.Actor, row.At, row.Outcome, row.Note))
            .ToListAsync(cancellationToken);
}
