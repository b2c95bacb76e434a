using AgeingMonitor.Care.Alerts;
using AgeingMonitor.Contracts.Ids;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

internal sealed class CareDatabase(CareEngine engine, CareTransactions transactions) : ICareDatabase
{
    public Task PrepareAsync(CancellationToken cancellationToken) => transactions.GuardAsync(
        async () =>
        {
            await engine.PrepareAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var behind = await transactions.ReadAsync(context => CareSchema.IsBehindAsync(context, cancellationToken), cancellationToken);
            return behind ? "The care database has an older schema: start the server once more to bring it up to date." : null;
        }
        catch (CareDatabaseException fault)
        {
            return fault.Message;
        }
    }

    public Task<IReadOnlyList<AlertId>> VerifyAsync(CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var entries = await context.AlertEntries
                .OrderBy(row => row.Number)
                .Select(row => new AlertEntry(row.AlertId, row.Number, row.Kind, row.Actor, row.At, row.Outcome, null))
                .ToListAsync(cancellationToken);
            var journals = entries.ToLookup(entry => entry.Alert);
            var columns = await context.Alerts
                .Select(row => new { row.Id, Standing = new AlertStanding(row.State, row.Outcome, row.AcknowledgedBy, row.AcknowledgedAt, row.ResolvedAt, 0) })
                .ToListAsync(cancellationToken);
            return (IReadOnlyList<AlertId>)
            [
                .. columns.Where(alert => AlertLifeCycle.Replay(journals[alert.Id]) is not { } standing || standing with { LastNumber = 0 } != alert.Standing)
                    .Select(alert => alert.Id)
                    .OrderBy(id => id.Value),
            ];
        },
        cancellationToken);
}
