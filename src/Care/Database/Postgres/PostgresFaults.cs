using Npgsql;

namespace AgeingMonitor.Care.Database.Postgres;

/// <summary>PostgreSQL's faults in words that say what to do. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html</summary>
internal static class PostgresFaults
{
    public static CareDatabaseException Explain(NpgsqlConnectionStringBuilder connection, Exception fault)
    {
        var place = $"'{connection.Database}' on {connection.Host}:{connection.Port}";
        var (words, transient) = (fault as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                ($"PostgreSQL refuses user '{connection.Username}' at {place}. Check Care:ConnectionString and the password in Care:PasswordFile.", false),
            PostgresErrorCodes.InvalidCatalogName =>
                ($"There is no database {place}. Create it: createdb -h {connection.Host} -p {connection.Port} -O {connection.Username} {connection.Database}", false),
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName =>
                ($"User '{connection.Username}' may not use {place} as needed. Make the user owner of the database.", false),
            PostgresErrorCodes.DiskFull => ($"The disk of the care database {place} is full. Make room on it.", true),
            { } state when state.StartsWith("23", StringComparison.Ordinal) =>
                ($"The care database {place} refused a row that contradicts another (SQLSTATE {state}). This is a defect: please report it.", false),
            { } state => ($"The care database {place} failed with SQLSTATE {state}.", ((PostgresException)fault).IsTransient),
            null => ($"The care database {place} does not answer ({fault.Message.TrimEnd('.')}). See that PostgreSQL runs there and may be reached.", true),
        };
        return new CareDatabaseException(words, fault, transient);
    }
}
