namespace AgeingMonitor.Storage.Embedded;

/// <summary>The tables of the embedded store. Times are microseconds since 1970 UTC. Described in docs/storage.md, which a test compares with this text.</summary>
internal static class Schema
{
    /// <summary>Kept in the file as <c>user_version</c>; a file with a higher number is refused, one with a lower is brought up to date when it is opened for writing.</summary>
    public const int Version = 2;

    /// <summary>Marks the file as ours (<c>application_id</c>): "AMob" in ASCII.</summary>
    public const int ApplicationId = 0x414D6F62;

    public const string Sql = """
        CREATE TABLE kit (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE series (
          id INTEGER PRIMARY KEY,
          kit INTEGER NOT NULL REFERENCES kit (id),
          sensor TEXT NOT NULL,
          quantity TEXT NOT NULL,
          UNIQUE (kit, sensor, quantity)
        ) STRICT;

        CREATE TABLE observation (
          series INTEGER NOT NULL,
          t INTEGER NOT NULL,
          value ANY NOT NULL,
          pack INTEGER NOT NULL,
          PRIMARY KEY (series, t)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE pack (
          id INTEGER PRIMARY KEY,
          kit INTEGER NOT NULL REFERENCES kit (id),
          boot INTEGER NOT NULL,
          lane INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          sealed_at INTEGER NOT NULL,
          received_at INTEGER NOT NULL,
          written_at INTEGER NOT NULL,
          first_at INTEGER NOT NULL,
          last_at INTEGER NOT NULL,
          wide INTEGER NOT NULL,
          count INTEGER NOT NULL,
          clock INTEGER NOT NULL,
          uncertainty REAL,
          events_before INTEGER,
          after_boot INTEGER,
          after_obs INTEGER,
          after_evt INTEGER,
          shed TEXT,
          repeats INTEGER,
          content BLOB NOT NULL,
          UNIQUE (kit, boot, lane, seq)
        ) STRICT;

        CREATE INDEX pack_by_seal ON pack (kit, wide, sealed_at);
        """;
}
