using Npgsql;

namespace AgeingMonitor.Care.Database.Postgres;

/// <summary>Reads how to reach the server.</summary>
internal static class PostgresConnection
{
    /// <exception cref="CareDatabaseException">A setting cannot be used; its value is not repeated, because it may hold a password.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString, string? passwordFile)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new CareDatabaseException("Care:ConnectionString cannot be read. It looks like Host=db;Database=care;Username=ageing.");
        }

        // The detail of a fault holds the values of the row, and so names.
        builder.IncludeErrorDetail = false;
        builder.ApplicationName ??= "ageing";
        if (passwordFile is not null)
        {
            builder.Password = ReadPassword(passwordFile);
        }

        return builder;
    }

    private static string ReadPassword(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault()?.Trim() ?? string.Empty;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CareDatabaseException($"Care:PasswordFile names '{file}', which cannot be read ({fault.Message.TrimEnd('.')}).", fault);
        }
    }
}
