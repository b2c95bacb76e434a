using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>Compares the schema in the database with the one this program knows.</summary>
internal static class CareSchema
{
    /// <summary>Whether migrations are waiting.</summary>
    /// <exception cref="CareDatabaseException">The database is of a newer program.</exception>
    public static async Task<bool> IsBehindAsync(CareDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var newer = applied.FirstOrDefault(name => !known.Contains(name));
        return newer is null
            ? applied.Count < known.Count
            : throw new CareDatabaseException($"The care database was made by a newer version of this program (it has '{newer}'). Start that version, or restore a backup of this one's.");
    }
}
