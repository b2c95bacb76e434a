using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.People;

internal sealed class AccessLog(CareTransactions transactions, TimeProvider clock) : IAccessLog
{
    private const int LongestPage = 64;

    public Task RecordAsync(string userId, ResidentId resident, string page, CancellationToken cancellationToken) => RecordAsync(userId, [resident], page, cancellationToken);

    public Task RecordAsync(string userId, IReadOnlyCollection<ResidentId> residents, string page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(residents);
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        ArgumentException.ThrowIfNullOrWhiteSpace(page);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Length, LongestPage);
        if (residents.Count == 0)
        {
            return Task.CompletedTask;
        }

        var at = Instant.Now(clock);
        return transactions.WriteAsync(
            $"access:{userId}",
            context =>
            {
                context.ResidentAccesses.AddRange(residents.Select(resident => new ResidentAccessRow { UserId = userId, ResidentId = resident, Page = page, At = at }));
                return Task.FromResult(true);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<ResidentAccess>> ListAsync(ResidentId resident, int limit, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyList<ResidentAccess>)await context.ResidentAccesses
            .Where(row => row.ResidentId == resident)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            .Take(limit)
            .Select(row => new ResidentAccess(row.UserId, row.ResidentId, row.Page, row.At))
            .ToListAsync(cancellationToken),
        cancellationToken);
}
