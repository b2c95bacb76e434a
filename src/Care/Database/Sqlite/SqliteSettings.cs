using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AgeingMonitor.Care.Database.Sqlite;

/// <summary>
/// Settings that SQLite keeps per connection. FULL: a commit is on the disk when it returns (https://sqlite.org/pragma.html#pragma_synchronous).
/// The busy timeout lets SQLite itself poll in fine steps; the provider's own retry, after it, polls every 150 ms.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Statement = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
    }
}
