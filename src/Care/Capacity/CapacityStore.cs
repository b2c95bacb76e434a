using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Capacity;

internal sealed class CapacityStore(CareTransactions transactions, TimeProvider clock) : ICapacityAssessments
{
    public Task<CapacityAnswer> AddAsync(CapacityEntry entry, CancellationToken cancellationToken)
    {
        Require(entry);
        return transactions.WriteAsync($"capacity:{entry.Assessment:D}", context => AddAsync(context, entry, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<CapacityAssessment>> ListAsync(ResidentId resident, CancellationToken cancellationToken) => transactions.ReadAsync(
        context => ReadAsync(context, context.CapacityEntries.Where(row => row.ResidentId == resident), cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<ResidentId, StepOne>> LatestAsync(IReadOnlyCollection<ResidentId> residents, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyDictionary<ResidentId, StepOne>)(await ReadAsync(context, context.CapacityEntries.Where(row => residents.Contains(row.ResidentId)), cancellationToken))
            .Where(assessment => assessment.Stands && assessment.Latest.StepOne.IsDone)
            .GroupBy(assessment => assessment.Resident)
            .ToDictionary(of => of.Key, of => of.First().Latest.StepOne),
        cancellationToken);

    private static void Require(CapacityEntry entry)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entry.Actor);
        ArgumentOutOfRangeException.ThrowIfEqual(entry.Assessment, Guid.Empty);
        ArgumentOutOfRangeException.ThrowIfLessThan(entry.Version, 1);
        if (entry.StepOne.Check() is [var (code, fault), ..])
        {
            throw new ArgumentException($"The answer to '{code}' of assessment {entry} cannot be kept: {fault}.", nameof(entry));
        }

        if (entry.StepOne.Note?.Length > StepOne.LongestNote || entry.Reason?.Length > CapacityEntry.LongestReason)
        {
            throw new ArgumentException($"A text of assessment {entry} is too long.", nameof(entry));
        }

        var isFirst = entry.Version == 1;
        if (isFirst != (entry.Status == CapacityStatus.Completed) || isFirst != (entry.Reason is null) || (!isFirst && string.IsNullOrWhiteSpace(entry.Reason)))
        {
            throw new ArgumentException($"Version {entry.Version} of assessment {entry.Assessment:D} cannot be '{entry.Status}'{(entry.Reason is null ? " without a" : " with this")} reason.", nameof(entry));
        }
    }

    private async Task<CapacityAnswer> AddAsync(CareDbContext context, CapacityEntry entry, CancellationToken cancellationToken)
    {
        var known = (await ReadAsync(context, context.CapacityEntries.AsNoTracking().Where(row => row.AssessmentId == entry.Assessment), cancellationToken)).SingleOrDefault();
        if (known is null ? entry.Version != 1 || !await context.Residents.AnyAsync(row => row.Id == entry.Resident, cancellationToken) : known.Resident != entry.Resident)
        {
            return CapacityAnswer.Unknown;
        }

        if (known is not null && known.Latest.Version >= entry.Version)
        {
            return IsRepeat(known.Versions[entry.Version - 1], entry) && known.Latest.Version == entry.Version ? CapacityAnswer.Repeated : CapacityAnswer.Outdated;
        }

        if (known is not null && (known.Latest.Version + 1 != entry.Version || !known.Stands))
        {
            return CapacityAnswer.Outdated;
        }

        Add(context, entry with { SavedAt = Instant.Now(clock) });
        return CapacityAnswer.Saved;
    }

    private static bool IsRepeat(CapacityEntry known, CapacityEntry entry) =>
        known.Status == entry.Status && known.Actor == entry.Actor && known.Reason == StoredOf(entry.Reason) && known.StepOne.SaysTheSame(entry.StepOne with { Note = StoredOf(entry.StepOne.Note) });

    private static string? StoredOf(string? text) => text is null ? null : StorableText.Of(text, CapacityEntry.LongestReason);

    private static void Add(CareDbContext context, CapacityEntry entry)
    {
        context.CapacityEntries.Add(new CapacityEntryRow
        {
            AssessmentId = entry.Assessment,
            Version = entry.Version,
            ResidentId = entry.Resident,
            Status = entry.Status,
            AssessedOn = entry.StepOne.AssessedOn,
            Note = StoredOf(entry.StepOne.Note),
            Reason = StoredOf(entry.Reason),
            Actor = entry.Actor,
            SavedAt = entry.SavedAt,
        });
        context.CapacityAnswers.AddRange(entry.StepOne.Answers.Select(pair => new CapacityAnswerRow
        {
            AssessmentId = entry.Assessment,
            Version = entry.Version,
            Item = pair.Key,
            Outcome = pair.Value.Outcome,
            Reason = pair.Value.Reason,
            ChairRisesTenths = pair.Value.ChairRises is { } time ? (int)Math.Round(time.TotalSeconds * 10) : null,
            Hearing = pair.Value.Hearing,
        }));
    }

    private static async Task<IReadOnlyList<CapacityAssessment>> ReadAsync(CareDbContext context, IQueryable<CapacityEntryRow> which, CancellationToken cancellationToken)
    {
        var entries = await which.ToListAsync(cancellationToken);
        var answers = (await context.CapacityAnswers.AsNoTracking()
                .Where(answer => which.Any(row => row.AssessmentId == answer.AssessmentId && row.Version == answer.Version))
                .ToListAsync(cancellationToken))
            .ToLookup(row => (row.AssessmentId, row.Version));
        return
        [
            .. entries.GroupBy(row => row.AssessmentId)
                .Select(versions => new CapacityAssessment(versions.Key, versions.First().ResidentId, [.. versions.OrderBy(row => row.Version).Select(row => EntryOf(row, answers[(row.AssessmentId, row.Version)]))]))
                .OrderByDescending(assessment => assessment.Latest.StepOne.AssessedOn).ThenByDescending(assessment => assessment.Versions[0].SavedAt).ThenBy(assessment => assessment.Id),
        ];
    }

    private static CapacityEntry EntryOf(CapacityEntryRow row, IEnumerable<CapacityAnswerRow> answers) => new(
        row.AssessmentId,
        row.ResidentId,
        row.Version,
        row.Status,
        new StepOne(
            row.AssessedOn,
            answers.ToDictionary(
                answer => answer.Item,
                answer => new StepOneAnswer(answer.Outcome, answer.Reason, answer.ChairRisesTenths is { } tenths ? TimeSpan.FromMilliseconds(100 * tenths) : null, answer.Hearing),
                StringComparer.Ordinal),
            row.Note),
        row.Reason,
        row.Actor,
        row.SavedAt);
}
