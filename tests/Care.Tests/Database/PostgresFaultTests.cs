using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Postgres;
using AgeingMonitor.Care.Tests.Engines;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgeingMonitor.Care.Tests.Database;

public sealed class PostgresFaultTests(PostgresServer server) : CareSuite(server)
{
    private NpgsqlConnectionStringBuilder Given => new(Database.Settings["Care:ConnectionString"]);

    [Fact]
    public async Task Prepare_NoServerThere_SaysWhereAndIsWorthRepeating()
    {
        var port = Ports.Free();
        var refusal = await RefusalAsync(new(Given.ConnectionString) { Port = port });

        Assert.True(refusal.IsTransient);
        Assert.Contains($"127.0.0.1:{port} does not answer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_NoSuchDatabase_SaysHowToCreateIt()
    {
        var refusal = await RefusalAsync(new(Given.ConnectionString) { Database = "care_absent" });

        Assert.False(refusal.IsTransient);
        Assert.Contains("createdb", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_NoSuchUser_NamesTheSettingsToCheck()
    {
        var refusal = await RefusalAsync(new(Given.ConnectionString) { Username = "care_nobody", Password = "swordfish" });

        Assert.Contains("Care:PasswordFile", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", refusal.ToString(), StringComparison.Ordinal);
    }

    /// <summary>With the right to look into the schema, as PostgreSQL 15 gives to all, and without.</summary>
    [Theory]
    [InlineData("CREATE ROLE {0} LOGIN PASSWORD 'swordfish'; GRANT USAGE ON SCHEMA public TO {0}")]
    [InlineData("CREATE ROLE {0} LOGIN PASSWORD 'swordfish'")]
    public async Task Prepare_UserThatMayNotCreateTables_SaysWhoMustOwnTheDatabase(string creation)
    {
        var role = $"care_reader_{Guid.NewGuid():N}";
        await using var administration = new NpgsqlConnection(Given.ConnectionString);
        await administration.OpenAsync(Token);
        await ExecuteAsync(administration, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await ExecuteAsync(administration, string.Format(CultureInfo.InvariantCulture, creation, role));
        try
        {
            var refusal = await RefusalAsync(new(Given.ConnectionString) { Username = role, Password = "swordfish", Pooling = false });

            Assert.Contains("owner of the database", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            await ExecuteAsync(administration, $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Write_ServerCutsTheConnection_SavesNothingAndTheNextCallWorks()
    {
        var tables = Care.Get<CareTransactions>();

        var refusal = await Assert.ThrowsAsync<CareDatabaseException>(() => tables.WriteAsync(
            "test",
            async context =>
            {
                context.Teams.Add(new() { Id = Plans.Team, Name = "Équipe Nord" });
                await context.SaveChangesAsync(Token);
                await context.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pg_backend_pid())", Token);
                return true;
            },
            Token));

        Assert.True(refusal.IsTransient);
        Assert.Equal(0, await tables.ReadAsync(context => context.Teams.CountAsync(Token), Token));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.InvalidPassword, false, "Care:PasswordFile")]
    [InlineData(PostgresErrorCodes.DiskFull, true, "full")]
    [InlineData(PostgresErrorCodes.AdminShutdown, true, "57P01")]
    [InlineData(PostgresErrorCodes.UniqueViolation, false, "report it")]
    public void Explain_SqlState_SaysWhatToDo(string state, bool transient, string words)
    {
        var explained = PostgresFaults.Explain(new("Host=db;Database=care;Username=ageing;Password=swordfish"), new PostgresException("swordfish", "ERROR", "ERROR", state));

        Assert.Equal(transient, explained.IsTransient);
        Assert.Contains(words, explained.Message, StringComparison.Ordinal);
        Assert.Contains("'care' on db:5432", explained.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", explained.Message, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private Task<CareDatabaseException> RefusalAsync(NpgsqlConnectionStringBuilder connection) =>
        Assert.ThrowsAsync<CareDatabaseException>(() => Database.Open(Clock, [new("Care:ConnectionString", connection.ConnectionString)]).Get<ICareDatabase>().PrepareAsync(Token));
}
