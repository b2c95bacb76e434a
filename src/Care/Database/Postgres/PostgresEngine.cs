using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgeingMonitor.Care.Database.Postgres;

/// <summary>PostgreSQL, for several machines. Locks are the server's advisory locks: they end with the transaction or the connection that holds them.</summary>
internal sealed class PostgresEngine : CareEngine
{
    /// <summary>Key of the lock under which the schema is changed: the ASCII bytes of "ageing-c".</summary>
    private const long SchemaLock = 0x616765696E672D63;

    private readonly NpgsqlConnectionStringBuilder connection;
    private readonly DbContextOptions<PostgresCareDbContext> options;

    public PostgresEngine(string connectionString, string? passwordFile, ILoggerFactory loggers)
    {
        connection = PostgresConnection.Read(connectionString, passwordFile);
        options = new DbContextOptionsBuilder<PostgresCareDbContext>()
            .UseNpgsql(connection.ConnectionString)
            .UseLoggerFactory(loggers)
            .ConfigureWarnings(CareLogLevels.Apply)
            .Options;
    }

    public override bool HasOneWriter => false;

    public override CareDbContext CreateContext() => new PostgresCareDbContext(options);

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false }.ConnectionString);
        await holder.OpenAsync(cancellationToken);
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", holder) { Parameters = { new() { Value = SchemaLock } }, CommandTimeout = 120 })
        {
            await take.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var context = CreateContext();
        if (await CareSchema.IsBehindAsync(context, cancellationToken))
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
    }

    public override Task BeginReadAsync(CareDbContext context, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public override async Task BeginWriteAsync(CareDbContext context, string lockName, CancellationToken cancellationToken)
    {
        // Read committed, so that what is read after the lock was given is what its last holder left.
        await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({lockName}, 0))", cancellationToken);
    }

    protected override CareDatabaseException ExplainFault(Exception fault) => PostgresFaults.Explain(connection, fault);
}
