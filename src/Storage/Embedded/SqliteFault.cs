using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Says what to do about a fault of the file or the disk.</summary>
internal static class SqliteFault
{
    /// <summary>Whether the exception is a fault of the world and no mistake of ours.</summary>
    public static bool IsOfTheWorld(Exception exception) => exception is SqliteException or IOException or UnauthorizedAccessException;

    public static ObservationStoreException Explain(Exception exception, string path) => new(Words(exception, path), exception);

    private static string Words(Exception exception, string path) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => $"The disk that holds '{path}' is full: make room; writing goes on by itself.",
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY } => $"'{path}' cannot be written: give the program's user the right to write the file and its folder.",
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN } => $"'{path}' cannot be opened: see that its folder exists and that the program's user may write there.",
        SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB } => $"'{path}' is not an observation store: move it away, or set Storage:Path to another file.",
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT } => $"'{path}' is damaged: stop the program and restore the file from a backup.",
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => $"'{path}' is held by another process for too long: end the tool that has it open.",
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => $"The disk that holds '{path}' does not read or write: see the system's log.",
        UnauthorizedAccessException => $"The program's user may not write the folder of '{path}': give it the right, or set Storage:Path elsewhere.",
        IOException => $"The folder of '{path}' cannot be made: see that the path is right.",
        _ => $"The observation store '{path}' fails: {exception.Message}",
    };
}
