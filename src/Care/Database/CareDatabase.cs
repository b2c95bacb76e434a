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
            var wrong = new List<AlertId>();
            await foreach (var alert in context.Alerts.OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var journal = await AlertRows.ReadJournalAsync(context, alert.Id, cancellationToken);
                if (AlertLifeCycle.Replay(journal) is not { } standing || AlertRows.StandingOf(alert, journal.Count) != standing)
                {
                    wrong.Add(alert.Id);
                }
            }

            return (IReadOnlyList<AlertId>)wrong;
        },
        cancellationToken);
}
