using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Care.Database.Sqlite;

/// <summary>SQLite's faults in words that say what to do. Codes: https://sqlite.org/rescode.html</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static CareDatabaseException Explain(string path, Exception fault)
    {
        var (words, transient) = (fault as SqliteException)?.SqliteErrorCode switch
        {
            Busy or Locked => ($"The care database '{path}' is held by another process for long. Stop what holds it.", true),
            ReadOnly => ($"The care database '{path}' cannot be written to. Give this user the right to write to the file and its folder.", false),
            InputOutput => ($"The disk does not serve the care database '{path}'. Look at the disk and the space on it.", true),
            Corrupt => ($"The care database '{path}' is damaged. Stop the server and restore a backup.", false),
            Full => ($"The disk of the care database '{path}' is full. Make room on it.", true),
            CannotOpen => ($"The care database '{path}' cannot be opened. See that it exists and that this user may read and write it and its folder.", false),
            Constraint => ($"The care database '{path}' refused a row that contradicts another. This is a defect: please report it.", false),
            NotADatabase => ($"'{path}' is not a database. Move it away, or name another file with Care:Path.", false),
            { } code => ($"The care database '{path}' failed with SQLite code {code}.", false),
            null => ($"The care database '{path}' failed: {fault.Message}", false),
        };
        return new CareDatabaseException(words, fault, transient);
    }
}
