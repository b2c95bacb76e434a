using Npgsql;

namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>
/// The server named by AGEING_POSTGRES (a connection string whose user may create databases), else a throw-away cluster of the PostgreSQL installed on this
/// machine, started when the first test asks and removed at the end.
/// </summary>
public sealed class PostgresServer : TestEngine, IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private PostgresCluster? cluster;
    private string? server;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override async Task<TestDatabase> CreateAsync()
    {
        var administration = await FindAsync();
        var name = $"care_{Guid.NewGuid():N}";
        await ExecuteAsync(administration, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(administration) { Database = name, IncludeErrorDetail = true };
        var settings = new Dictionary<string, string?> { ["Care:Kind"] = "postgres", ["Care:ConnectionString"] = connection.ConnectionString };
        return new TestDatabase(settings, async () =>
        {
            await using (var pooled = new NpgsqlConnection(connection.ConnectionString))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            await ExecuteAsync(administration, $"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        gate.Dispose();
    }

    /// <summary>How to reach the server; skips the test when there is none.</summary>
    public async Task<string> FindAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (server is null && Environment.GetEnvironmentVariable("AGEING_POSTGRES") is { Length: > 0 } given)
            {
                server = given;
            }

            if (server is null && PostgresCluster.FindPrograms() is { } programs)
            {
                cluster = await PostgresCluster.StartAsync(programs);
                server = cluster.ConnectionString;
            }
        }
        finally
        {
            gate.Release();
        }

        Assert.SkipWhen(server is null, "PostgreSQL is not installed (Debian package postgresql) and AGEING_POSTGRES does not name a server.");
        return server!;
    }

    private static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
