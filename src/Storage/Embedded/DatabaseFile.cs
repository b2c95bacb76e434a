using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>The file of the embedded store: opens it for one writer or for readers, and makes or checks its tables. Several processes of one machine may share it.</summary>
/// <param name="path">The file.</param>
/// <param name="busyTimeout">How long a connection waits for another process's transaction before it gives up.</param>
internal sealed class DatabaseFile(string path, TimeSpan busyTimeout)
{
    /// <summary>
    /// WAL: readers never wait for the writer. FULL: a commit returns when the log is on the disk, so that what is acknowledged survives loss of power.
    /// (Measured: with NORMAL, which gives that up, a writer is no faster.) The log is folded into the file every 16,000 pages, 64 MB: a page that many packs touch is then
    /// copied once; a third more observations a second than with SQLite's 1,000.
    /// </summary>
    private const string WriterSettings = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

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
            if (connection.ReadText("PRAGMA journal_mode = WAL") != "wal")
            {
                throw new ObservationStoreException($"The file system of '{path}' cannot hold an SQLite file with a write-ahead log: put it on a local disk.");
            }

            connection.Run(WriterSettings);
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
            connection.Run("PRAGMA query_only = 1;");
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
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(long)busyTimeout.TotalMilliseconds};"));
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
        connection.Run("BEGIN IMMEDIATE");
        if (connection.ReadNumber("PRAGMA user_version") == 0 && connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0)
        {
            connection.Run(Schema.Sql);
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {Schema.Version};"));
        }

        if (connection.ReadNumber("PRAGMA application_id") == Schema.ApplicationId && connection.ReadNumber("PRAGMA user_version") == 1)
        {
            connection.Run("ALTER TABLE pack RENAME COLUMN dates TO repeats; PRAGMA user_version = 2;");
        }

        CheckVersion(connection);
        connection.Run("COMMIT");
    }

    private void CheckVersion(SqliteConnection connection)
    {
        if (connection.ReadNumber("PRAGMA application_id") != Schema.ApplicationId)
        {
            throw new ObservationStoreException($"'{path}' is a database of another program: set Storage:Path to a file of its own.");
        }

        var version = connection.ReadNumber("PRAGMA user_version");
        if (version < Schema.Version)
        {
            throw new ObservationStoreException($"'{path}' was written by an older version of the program (layout {version}, this one reads {Schema.Version}): start the server on it once, which brings it up to date.");
        }

        if (version > Schema.Version)
        {
            throw new ObservationStoreException($"'{path}' was written by a newer version of the program (layout {version}, this one knows {Schema.Version}): update the program, or set Storage:Path to another file.");
        }
    }
}
