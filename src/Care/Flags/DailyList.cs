using System.Text.Json;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Flags;

internal sealed class DailyList(CareTransactions transactions, TimeProvider clock) : IDailyList
{
    public Task<bool> AddAsync(DayFlag flag, CancellationToken cancellationToken) => transactions.WriteAsync(
        $"flags:{flag.Home}",
        async context =>
        {
            var subject = flag.Subject.Value;
            var known = await context.DayFlags.FirstOrDefaultAsync(row => row.HomeId == flag.Home && row.Detector == flag.Detector && row.Subject == subject && row.FromAt == flag.During.From, cancellationToken);
            if (known is not null)
            {
                // Two kits of one home may find the same day: the stronger finding stays, whichever came first.
                if (flag.Score / flag.Limit > known.Score / known.Limit)
                {
                    (known.Score, known.Limit, known.Reasons, known.ToAt, known.SavedAt) = (flag.Score, flag.Limit, JsonSerializer.Serialize(flag.Reasons, JsonSerializerOptions.Web), flag.During.To, Instant.Now(clock));
                }

                return false;
            }

            context.DayFlags.Add(new DayFlagRow
            {
                HomeId = flag.Home,
                Detector = flag.Detector,
                Subject = subject,
                FromAt = flag.During.From,
                ToAt = flag.During.To,
                Score = flag.Score,
                Limit = flag.Limit,
                Reasons = JsonSerializer.Serialize(flag.Reasons, JsonSerializerOptions.Web),
                SavedAt = Instant.Now(clock),
            });
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<DayFlag>> ListAsync(CareTeamId team, TimeRange endsWithin, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var rows = await context.DayFlags
                .Where(row => context.Homes.Any(home => home.Id == row.HomeId && home.TeamId == team) && row.ToAt > endsWithin.From && row.ToAt <= endsWithin.To)
                .ToListAsync(cancellationToken);
            return (IReadOnlyList<DayFlag>)[.. rows.Select(FlagOf).OrderByDescending(flag => flag.During.To).ThenByDescending(flag => flag.Score / flag.Limit).ThenBy(flag => flag.Home.Value, StringComparer.Ordinal)];
        },
        cancellationToken);

    private static DayFlag FlagOf(DayFlagRow row) => new()
    {
        Home = row.HomeId,
        Detector = row.Detector,
        Subject = new AlertSubject(row.Subject),
        During = new TimeRange(row.FromAt, row.ToAt),
        Score = row.Score,
        Limit = row.Limit,
        Reasons = JsonSerializer.Deserialize<LocalizedText[]>(row.Reasons, JsonSerializerOptions.Web)!,
    };
}
