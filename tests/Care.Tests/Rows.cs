using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Tests.Engines;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Tests;

/// <summary>Reads tables as they are, for tests that say "nothing changed".</summary>
internal static class Rows
{
    /// <summary>Every row of every table that speaks of homes, keys included, in a fixed order.</summary>
    public static Task<string> DumpAsync(CareHost host) => host.Get<CareTransactions>().ReadAsync(
        async context =>
        {
            var lines = new List<string>();
            Add(await context.Homes.ToListAsync());
            Add(await context.Rooms.ToListAsync());
            Add(await context.Kits.ToListAsync());
            Add(await context.KitPlacements.ToListAsync());
            Add(await context.SensorPlacements.ToListAsync());
            Add(await context.Residents.ToListAsync());
            Add(await context.Residencies.ToListAsync());
            Add(await context.Absences.ToListAsync());
            return string.Join('\n', lines);

            void Add<T>(List<T> rows) => lines.AddRange(rows.Select(row => $"{typeof(T).Name} {string.Join(' ', typeof(T).GetProperties().Select(property => property.GetValue(row)))}").Order(StringComparer.Ordinal));
        },
        CancellationToken.None);
}
