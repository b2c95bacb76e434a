using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Single commands. They stand below ADO.NET because its commands wait for a busy file in a way of their own, up to 30 s, beside SQLite's.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Runs statements that give no rows.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        var database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(database, sql), database);
    }

    /// <summary>The first column of the first row; 0 without a row.</summary>
    public static long ReadNumber(this SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>The first column of the first row; empty without a row.</summary>
    public static string ReadText(this SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Step() ? statement.Text(0) : string.Empty;
    }
}
