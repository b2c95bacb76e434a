using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>The database file of an outbox: opens it, makes its tables, runs statements. One caller at a time.</summary>
internal sealed class OutboxFile : IDisposable
{
    private const int ApplicationId = 0x616D6F62; // "amob"
    private const int Version = 3;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>FULL: a commit returns when the log is on the disk, so that what is kept survives loss of power. One connection has the file, so no index of the log is shared.</summary>
    private const string Settings = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2048;";

    private const string Tables =
        """
        CREATE TABLE kit (id INTEGER PRIMARY KEY CHECK (id = 1), last_reading INTEGER NOT NULL, known_at INTEGER, lost INTEGER NOT NULL, shed INTEGER NOT NULL);
        CREATE TABLE boot (number INTEGER PRIMARY KEY, machine TEXT NOT NULL, last_obs INTEGER NOT NULL, last_evt INTEGER NOT NULL, after_boot INTEGER, after_obs INTEGER, after_evt INTEGER);
        CREATE TABLE waiting (id INTEGER PRIMARY KEY, boot INTEGER NOT NULL, stamp INTEGER NOT NULL, at INTEGER, clock INTEGER, uncertainty REAL,
            class INTEGER NOT NULL, sensor TEXT NOT NULL, quantity TEXT NOT NULL, number REAL, text TEXT);
        CREATE TABLE pack (id INTEGER PRIMARY KEY AUTOINCREMENT, boot INTEGER NOT NULL, lane INTEGER NOT NULL, sequence INTEGER NOT NULL, class INTEGER NOT NULL, sealed_at INTEGER NOT NULL, payload BLOB NOT NULL,
            UNIQUE (boot, lane, sequence));
        CREATE INDEX pack_by_lane ON pack (lane, id);
        CREATE INDEX pack_by_class ON pack (class, id);
        CREATE TABLE shed (boot INTEGER NOT NULL, lane INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (boot, lane, first)) WITHOUT ROWID;
        INSERT INTO kit VALUES (1, 0, NULL, 0, 0);
        """;

    /// <summary>Since version 2: how the stamps of a start of the machine become instants; events that left without a date, observation by observation; what a boot lost before it was kept.</summary>
    private const string SinceVersion2 =
        """
        CREATE TABLE machine (start TEXT PRIMARY KEY, stamp INTEGER NOT NULL, at INTEGER NOT NULL, uncertainty REAL NOT NULL) WITHOUT ROWID;
        CREATE TABLE owed (boot INTEGER NOT NULL, sequence INTEGER NOT NULL, place INTEGER NOT NULL, repeats INTEGER NOT NULL, reserved INTEGER, stamp INTEGER NOT NULL,
            sensor TEXT NOT NULL, quantity TEXT NOT NULL, number REAL, text TEXT, PRIMARY KEY (boot, sequence, place)) WITHOUT ROWID;
        ALTER TABLE boot ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;

        """;

    /// <summary>Since version 3: the pack that declares what was shed, by its id.</summary>
    private const string SinceVersion3 = "ALTER TABLE shed ADD COLUMN declared INTEGER;";

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = [];

    private OutboxFile(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="looksThrough">Whether all of it is looked at for damage: seconds on a large file and a slow card, so at the start and not after every fault of the disk.</param>
    /// <exception cref="SqliteException">It cannot be used; <see cref="IsDamage"/> says whether because of what is in it.</exception>
    /// <exception cref="OutboxFaultException">It was written by a newer program.</exception>
    public static OutboxFile Open(string path, bool looksThrough)
    {
        var file = new OutboxFile(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString()));
        try
        {
            file.connection.Open();
            file.Execute(Settings);
            file.MakeOrCheckTables(path, looksThrough);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether what the file holds is no database, or a broken one.</summary>
    public static bool IsDamage(Exception e) => e is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    /// <summary>Does something whole or not at all.</summary>
    public void InTransaction(Action action)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            action();
            Execute("COMMIT");
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <summary>Runs a statement; the number of rows that it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null without a row or a value.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteScalar() is long number ? number : null;

    /// <summary>The rows of a query.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Prepared(sql, values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does after some errors.
        }
    }

    private void MakeOrCheckTables(string path, bool looksThrough)
    {
        if (Number("PRAGMA user_version") == 0 && Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            InTransaction(() => Execute(Tables + SinceVersion2 + SinceVersion3 + string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};")));
        }
        else if (Number("PRAGMA application_id") == ApplicationId && Number("PRAGMA user_version") is 1 or 2)
        {
            var since = Number("PRAGMA user_version") == 1 ? SinceVersion2 + SinceVersion3 : SinceVersion3;
            InTransaction(() => Execute(since + string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version};")));
        }

        if (Number("PRAGMA application_id") != ApplicationId || Number("PRAGMA user_version") != Version)
        {
            throw new OutboxFaultException($"'{path}' was written by another program, or by a newer version of this one: update ageing-edge, or move the file away.");
        }

        if (looksThrough && Rows("PRAGMA quick_check(1)", row => row.GetString(0)) is not ["ok"])
        {
            throw new SqliteException($"'{path}' is damaged.", Corrupt);
        }
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
            }

            commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
