namespace AgeingMonitor.Care;

/// <summary>Where the care database lives.</summary>
public enum CareDatabaseKind
{
    /// <summary>A file, shared by the processes of one machine.</summary>
    Sqlite = 0,

    /// <summary>A PostgreSQL server.</summary>
    Postgres = 1,
}
