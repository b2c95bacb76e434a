using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AgeingMonitor.Care.Tests.Database;

public abstract class SchemaTests(TestEngine engine) : CareSuite(engine, prepared: false)
{
    private ICareDatabase Whole => Care.Get<ICareDatabase>();

    [Fact]
    public async Task Migrations_AllApplied_MakeTheModelOfTheCode()
    {
        await Whole.PrepareAsync(Token);

        await using var context = Care.Get<CareEngine>().CreateContext();
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync(Token));
    }

    [Fact]
    public async Task Migrations_DownToNothingAndUpAgain_Work()
    {
        await Whole.PrepareAsync(Token);
        await using (var context = Care.Get<CareEngine>().CreateContext())
        {
            await context.Database.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase, cancellationToken: Token);
            Assert.Empty(await context.Database.GetAppliedMigrationsAsync(Token));
        }

        await Whole.PrepareAsync(Token);

        Assert.Null(await Whole.CheckAsync(Token));
    }

    [Fact]
    public void Model_EveryInstant_IsA64BitIntegerColumn()
    {
        using var context = Care.Get<CareEngine>().CreateContext();
        var instants = context.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var clr && (clr == typeof(Instant) || clr == typeof(DateTimeOffset) || clr == typeof(DateTime)))
            .ToList();

        Assert.True(instants.Count > 20);
        Assert.All(instants, property => Assert.Contains(property.GetColumnType(), new[] { "INTEGER", "bigint" }));
    }

    [Fact]
    public async Task Prepare_EightProcessesAtOnce_AllFindItReady()
    {
        var processes = Enumerable.Range(0, 8).Select(_ => Database.Open(Clock)).ToList();
        var stop = new CancellationTokenSource();
        var ticking = TickAsync(stop.Token);

        await Task.WhenAll(processes.Select(process => Task.Run(() => process.Get<ICareDatabase>().PrepareAsync(Token), Token)));

        await stop.CancelAsync();
        await ticking;
        foreach (var process in processes)
        {
            Assert.Null(await process.Get<ICareDatabase>().CheckAsync(Token));
        }
    }

    [Fact]
    public async Task Prepare_Again_KeepsWhatIsThere()
    {
        await Whole.PrepareAsync(Token);
        await Care.Get<IAlertJournal>().RaiseAsync(Alerts.Drafts.VitalSign(), Token);

        await Database.Open(Clock).Get<ICareDatabase>().PrepareAsync(Token);

        Assert.Single(await Care.Get<IAlertJournal>().ListAsync(new AlertQuery(), Token));
    }

    [Fact]
    public async Task Prepare_SchemaOfANewerProgram_IsRefusedAndSaysWhatToDo()
    {
        await Whole.PrepareAsync(Token);
        await using (var context = Care.Get<CareEngine>().CreateContext())
        {
            await context.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_FromTheFuture', '99.0')""", Token);
        }

        var refusal = await Assert.ThrowsAsync<CareDatabaseException>(() => Database.Open(Clock).Get<ICareDatabase>().PrepareAsync(Token));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("99990101000000_FromTheFuture", refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.IsTransient);
        Assert.Equal(refusal.Message, await Whole.CheckAsync(Token));
    }

    [Fact]
    public async Task Check_NotPrepared_SaysSo()
    {
        Assert.NotNull(await Whole.CheckAsync(Token));

        await Whole.PrepareAsync(Token);

        Assert.Null(await Whole.CheckAsync(Token));
    }

    [Fact]
    public async Task Write_WorkThatThrows_LeavesNothing()
    {
        await Whole.PrepareAsync(Token);
        var team = Contracts.Ids.CareTeamId.Derive("a");

        await Assert.ThrowsAsync<FormatException>(() => Care.Get<CareTransactions>().WriteAsync<bool>(
            "test",
            async context =>
            {
                await context.Database.ExecuteSqlAsync($"INSERT INTO care_teams (id, name) VALUES ({team.Value}, 'a')", Token);
                throw new FormatException("stop");
            },
            Token));

        Assert.Empty(await Care.Get<CareTransactions>().ReadAsync(context => context.Teams.ToListAsync(Token), Token));
    }

    [Fact]
    public async Task Faults_SeveralInARow_AreReportedOnceAndTheirEndOnce()
    {
        await Whole.PrepareAsync(Token);
        var log = new CapturedLog();
        var tables = Database.Open(Clock, log).Get<CareTransactions>();
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<CareDatabaseException>(() => tables.ReadAsync(context => context.Database.ExecuteSqlAsync($"SELECT * FROM no_such_table", Token), Token));
        }

        await tables.ReadAsync(context => context.Teams.CountAsync(Token), Token);
        await tables.ReadAsync(context => context.Teams.CountAsync(Token), Token);

        Assert.Single(log.Messages, message => message.Event.Id == 3001);
        Assert.Single(log.Messages, message => message.Event.Id == 3002);
        Assert.DoesNotContain(log.Messages, message => message.Level >= Microsoft.Extensions.Logging.LogLevel.Warning && message.Event.Id is not (3001 or 3002));
    }

    /// <summary>Time passes for those who wait for a lock on the test's clock.</summary>
    private async Task TickAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1, CancellationToken.None);
        }
    }

    public sealed class OnSqlite() : SchemaTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : SchemaTests(server);
}
