using System.Text.Json;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Installation;

internal sealed class WalkTests(CareTransactions transactions, TimeProvider clock) : IWalkTests
{
    /// <summary>Longest reason, in characters; what is longer is cut.</summary>
    public const int LongestReason = 500;

    public Task<WalkTest> BeginAsync(KitId kit, HomeId home, string installer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(installer);
        return transactions.WriteAsync(
            $"walk:{kit}",
            async context =>
            {
                if (!await context.Kits.AnyAsync(row => row.Id == kit, cancellationToken))
                {
                    throw new InvalidOperationException($"Nobody knows kit {kit}.");
                }

                var now = Instant.Now(clock);
                var open = await context.WalkTests.SingleOrDefaultAsync(walk => walk.KitId == kit && walk.HomeId == home && walk.FinishedAt == null, cancellationToken);
                if (open is not null && now - open.StartedAt > IWalkTests.Longest)
                {
                    open.FinishedAt = now;
                    open = null;
                }

                var row = open ?? context.WalkTests.Add(new WalkTestRow { Id = Guid.NewGuid(), KitId = kit, HomeId = home, Installer = installer, StartedAt = now }).Entity;
                return await ReadAsync(context, row, cancellationToken);
            },
            cancellationToken);
    }

    public Task<WalkTest?> BeginStepAsync(Guid walk, string step, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(step);
        return ChangeAsync(
            walk,
            (context, attempts) =>
            {
                if (attempts is [.., { EndedAt: null } open])
                {
                    (open.EndedAt, open.Result) = (Instant.Now(clock), StepResult.Failed);
                }

                attempts.Add(context.WalkAttempts.Add(new WalkAttemptRow { WalkId = walk, Number = attempts.Count + 1, Step = step, StartedAt = Instant.Now(clock), Evidence = "[]" }).Entity);
                return true;
            },
            cancellationToken);
    }

    public Task<WalkTest?> EndStepAsync(Guid walk, int attempt, StepResult result, IReadOnlyList<CommissionedValue> evidence, string? reason, CancellationToken cancellationToken) => ChangeAsync(
        walk,
        (_, attempts) =>
        {
            if (attempts is not [.., { EndedAt: null } open] || open.Number != attempt)
            {
                return false;
            }

            (open.EndedAt, open.Result) = (Instant.Now(clock), result);
            open.Evidence = JsonSerializer.Serialize(evidence, CommissioningJson.Default.IReadOnlyListCommissionedValue);
            open.Reason = reason is null ? null : StorableText.Of(reason, LongestReason);
            return true;
        },
        cancellationToken);

    public Task<bool> FinishAsync(Guid walk, string? report, CancellationToken cancellationToken) => transactions.WriteAsync(
        $"walk:{walk:D}",
        async context =>
        {
            if (await context.WalkTests.SingleOrDefaultAsync(row => row.Id == walk && row.FinishedAt == null, cancellationToken) is not { } open)
            {
                return false;
            }

            (open.FinishedAt, open.Report) = (Instant.Now(clock), report);
            return true;
        },
        cancellationToken);

    public Task<WalkTest?> FindAsync(Guid walk, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => await context.WalkTests.SingleOrDefaultAsync(row => row.Id == walk, cancellationToken) is { } row ? await ReadAsync(context, row, cancellationToken) : null,
        cancellationToken);

    public Task<IReadOnlyList<WalkTest>> ListAsync(KitId kit, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var walks = new List<WalkTest>();
            foreach (var row in await context.WalkTests.Where(row => row.KitId == kit).OrderByDescending(row => row.StartedAt).ToListAsync(cancellationToken))
            {
                walks.Add(await ReadAsync(context, row, cancellationToken));
            }

            return (IReadOnlyList<WalkTest>)walks;
        },
        cancellationToken);

    private Task<WalkTest?> ChangeAsync(Guid walk, Func<CareDbContext, List<WalkAttemptRow>, bool> change, CancellationToken cancellationToken) => transactions.WriteAsync(
        $"walk:{walk:D}",
        async context =>
        {
            if (await context.WalkTests.SingleOrDefaultAsync(row => row.Id == walk && row.FinishedAt == null, cancellationToken) is not { } open)
            {
                return null;
            }

            var attempts = await context.WalkAttempts.Where(row => row.WalkId == walk).OrderBy(row => row.Number).ToListAsync(cancellationToken);
            return change(context, attempts) ? Of(open, attempts) : null;
        },
        cancellationToken);

    private static async Task<WalkTest> ReadAsync(CareDbContext context, WalkTestRow row, CancellationToken cancellationToken) =>
        Of(row, await context.WalkAttempts.AsNoTracking().Where(attempt => attempt.WalkId == row.Id).OrderBy(attempt => attempt.Number).ToListAsync(cancellationToken));

    private static WalkTest Of(WalkTestRow row, IEnumerable<WalkAttemptRow> attempts) => new(
        row.Id,
        row.KitId,
        row.HomeId,
        row.Installer,
        row.StartedAt,
        row.FinishedAt,
        row.Report,
        [.. attempts.Select(attempt => new WalkAttempt(
            attempt.Number, attempt.Step, attempt.StartedAt, attempt.EndedAt, attempt.Result, JsonSerializer.Deserialize(attempt.Evidence, CommissioningJson.Default.IReadOnlyListCommissionedValue) ?? [], attempt.Reason))]);
}
