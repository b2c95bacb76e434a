using System.Text.Json;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Capacity;

internal sealed class CapacityWeeks(CareTransactions transactions, TimeProvider clock) : ICapacityWeeks
{
    public Task AddAsync(CapacityWeek week, CancellationToken cancellationToken) => transactions.WriteAsync(
        $"capacity-weeks:{week.Home}",
        async context =>
        {
            var subject = week.Subject.Value;
            var days = week.Readings.Sum(reading => reading.Days);
            var known = await context.CapacityWeeks.FirstOrDefaultAsync(row => row.HomeId == week.Home && row.Subject == subject && row.Monday == week.Monday, cancellationToken);
            if (known is null)
            {
                context.CapacityWeeks.Add(new CapacityWeekRow { HomeId = week.Home, Subject = subject, Monday = week.Monday, Days = days, Readings = Write(week), SavedAt = Instant.Now(clock) });
            }
            else if (days >= known.Days)
            {
                (known.Days, known.Readings, known.SavedAt) = (days, Write(week), Instant.Now(clock));
            }

            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<CapacityWeek>> ListAsync(HomeId home, AlertSubject subject, DateOnly from, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var about = subject.Value;
            var rows = await context.CapacityWeeks.Where(row => row.HomeId == home && row.Subject == about && row.Monday >= from).OrderBy(row => row.Monday).ToListAsync(cancellationToken);
            return (IReadOnlyList<CapacityWeek>)[.. rows.Select(row => new CapacityWeek { Home = row.HomeId, Subject = new AlertSubject(row.Subject), Monday = row.Monday, Readings = JsonSerializer.Deserialize<CapacityReading[]>(row.Readings, JsonSerializerOptions.Web)! })];
        },
        cancellationToken);

    private static string Write(CapacityWeek week) => JsonSerializer.Serialize(week.Readings, JsonSerializerOptions.Web);
}
