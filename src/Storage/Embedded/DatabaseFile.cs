using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>The file of the embedded store: opens it for one writer or for readers, and makes or checks its tables. Several processes of one machine may share it.</summary>
internal sealed class DatabaseFile(string path)
{
    /// <summary>How long a connection waits for another process's transaction before it gives up.</summary>
    private const int BusyTimeoutMilliseconds = 5_000;

    /// <summary>
    /// WAL: readers never wait for the writer. FULL: a commit returns when the log is on the disk, so that what is acknowledged survives loss of power.
    /// The log is folded into the file every 4,000 pages (16 MB): four times SQLite's default, which halves the work of a long back-fill.
    /// </summary>
    private const string WriterSettings = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    public string Path => path;

    /// <exception cref="ObservationStoreException">The file cannot be used; the message says why.</exception>
    public SqliteConnection OpenWriter()
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            if (!string.Equals(Scalar(connection, "PRAGMA journal_mode = WAL") as string, "wal", StringComparison.OrdinalIgnoreCase))
            {
                throw new ObservationStoreException($"The file system of '{path}' cannot hold an SQLite file with a write-ahead log: put it on a local disk.");
            }

            Execute(connection, WriterSettings);
            MakeOrCheckTables(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="ObservationStoreException">The file cannot be used; the message says why.</exception>
    public SqliteConnection OpenReader()
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        try
        {
            Execute(connection, "PRAGMA query_only = 1;");
            CheckVersion(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        // No pool of the library's: the writer lives as long as the store, readers have their own pool, and a connection that met a fault must not come back.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyTimeoutMilliseconds};"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void MakeOrCheckTables(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, "PRAGMA user_version") == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            Execute(connection, Schema.Sql);
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {Schema.Version};"));
        }

        CheckVersion(connection);
        transaction.Commit();
    }

    private void CheckVersion(SqliteConnection connection)
    {
        if (Number(connection, "PRAGMA application_id") != Schema.ApplicationId)
        {
            throw new ObservationStoreException($"'{path}' is a database of another program: set Storage:Path to a file of its own.");
        }

        if (Number(connection, "PRAGMA user_version") is var version && version > Schema.Version)
        {
            throw new ObservationStoreException($"'{path}' was written by a newer version of the program (layout {version}, this one knows {Schema.Version}): update the program, or set Storage:Path to another file.");
        }
    }

    private static long Number(SqliteConnection connection, string sql) => Convert.ToInt64(Scalar(connection, sql), CultureInfo.InvariantCulture);

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
