using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database.Sqlite;

/// <summary>Looks at the file before its schema is changed.</summary>
internal static class SqliteSchema
{
    /// <summary>Refuses a file of another purpose, such as the observation store's: our tables would land among its own.</summary>
    public static async Task RequireOwnTablesAsync(CareDbContext context, CancellationToken cancellationToken)
    {
        var foreign = await ScalarAsync(
            context,
            "SELECT min(name) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '$_$_EF%' ESCAPE '$' AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory')",
            cancellationToken);
        if (foreign is string table)
        {
            throw new CareDatabaseException($"'{context.Database.GetDbConnection().DataSource}' is a database of something else (it has a table '{table}'). Name another file with Care:Path.");
        }
    }

    public static async Task RequireWalAsync(CareDbContext context, CancellationToken cancellationToken)
    {
        var mode = Convert.ToString(await ScalarAsync(context, "PRAGMA journal_mode = WAL", cancellationToken), CultureInfo.InvariantCulture);
        if (mode != "wal")
        {
            throw new CareDatabaseException($"'{context.Database.GetDbConnection().DataSource}' cannot be shared by processes where it is (journal mode '{mode}'). Put it on a local disk with Care:Path.");
        }
    }

    /// <summary>Under our own lock, EF Core's lock can only have been left by a process that died; it would be waited for without end.</summary>
    public static Task ForgetAbandonedLockAsync(CareDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);

    private static async Task<object?> ScalarAsync(CareDbContext context, string statement, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
