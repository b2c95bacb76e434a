using System.Runtime.Versioning;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Sqlite;
using AgeingMonitor.Care.Tests.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Tests.Database;

[UnsupportedOSPlatform("windows")]
public sealed class SqliteFaultTests() : CareSuite(new SqliteTestEngine(), prepared: false)
{
    private string File => Database.Settings["Care:Path"]!;

    [Fact]
    public async Task Prepare_FolderThatDoesNotExist_IsMadeForThisUserAlone()
    {
        var path = Path.Combine(Path.GetDirectoryName(File)!, "new", "folder", "care.db");

        await OpenAt(path).PrepareAsync(Token);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Prepare_FolderBelowAFile_SaysWhatToDo()
    {
        await System.IO.File.WriteAllTextAsync(File, "x", Token);

        await AssertRefusedAsync(OpenAt(Path.Combine(File, "care.db")), "cannot be written to", "Care:Path");
    }

    [Fact]
    public async Task Prepare_FolderOfTheKernel_SaysWhatToDo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc, where even root makes no folder.");

        await AssertRefusedAsync(OpenAt("/proc/ageing/care.db"), "'/proc/ageing' cannot be written to", "Care:Path");
    }

    [Fact]
    public async Task Prepare_FolderThatMayNotBeWritten_SaysWhatToDo()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write everywhere.");
        var folder = Path.GetDirectoryName(File)!;
        System.IO.File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await AssertRefusedAsync(OpenAt(File), $"'{folder}' cannot be written to", "Care:Path");
        }
        finally
        {
            System.IO.File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Once, a grain that waited for its turn to write when its silo was stopped kept the turn for ever: nobody in the process could write any more.</summary>
    [Fact]
    public async Task Write_CallerIsGoneWhenItsTurnComes_HandsTheTurnOn()
    {
        await Care.Get<ICareDatabase>().PrepareAsync(Token);
        var transactions = Care.Get<CareTransactions>();
        var (begun, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = transactions.WriteAsync(
            "first",
            async _ =>
            {
                begun.SetResult();
                await held.Task;
                return 1;
            },
            Token);
        await begun.Task;

        var scheduler = new SchedulerThatEnds();
        _ = Task.Factory.StartNew(() => transactions.WriteAsync("second", _ => Task.FromResult(2), Token), Token, TaskCreationOptions.None, scheduler);
        scheduler.RunOnceAndEnd();
        held.SetResult();
        Assert.Equal(1, await first);

        // The limit only keeps a failing test from hanging.
        Assert.Equal(3, await transactions.WriteAsync("third", _ => Task.FromResult(3), Token).WaitAsync(TimeSpan.FromSeconds(20), Token));
    }

    [Fact]
    public async Task Write_FileMadeReadOnlyMeanwhile_SaysWhatToDo()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write everywhere.");
        await Care.Get<ICareDatabase>().PrepareAsync(Token);
        SqliteConnection.ClearAllPools();
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);

        var refusal = await Assert.ThrowsAsync<CareDatabaseException>(() => Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "Équipe Nord", Token));

        Assert.Contains("Give this user the right to write", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_FileThatIsNoDatabase_IsRefusedAndLeftAlone()
    {
        var text = string.Concat(Enumerable.Repeat("These are someone's notes. ", 400));
        await System.IO.File.WriteAllTextAsync(File, text, Token);

        await AssertRefusedAsync(Care.Get<ICareDatabase>(), "is not a database", "Care:Path");

        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(File, Token));
    }

    [Fact]
    public async Task Prepare_DatabaseOfSomethingElse_IsRefusedAndLeftAlone()
    {
        await ExecuteAsync("CREATE TABLE observations (series INTEGER, time INTEGER)");

        await AssertRefusedAsync(Care.Get<ICareDatabase>(), "a database of something else", "observations");

        Assert.Equal(1L, await ExecuteAsync("SELECT count(*) FROM sqlite_master"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Prepare_ProcessDiedInAMigration_GoesOnWithoutWaiting(bool schemaStands)
    {
        if (schemaStands)
        {
            await Care.Get<ICareDatabase>().PrepareAsync(Token);
            await ExecuteAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_AppendOnlyEntries'; DROP TRIGGER resident_accesses_no_update; DROP TRIGGER resident_accesses_no_delete; DROP TRIGGER alert_entries_no_update;");
        }

        // What EF Core leaves behind: its lock is a row, taken before anything else.
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-03-01 07:00:00')");

        await Database.Open(Clock).Get<ICareDatabase>().PrepareAsync(Token);

        Assert.Null(await Care.Get<ICareDatabase>().CheckAsync(Token));
    }

    [Fact]
    public async Task Prepare_AnotherProcessHoldsTheLock_WaitsAndThenSaysSo()
    {
        using var held = new FileStream(File + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var preparing = Care.Get<ICareDatabase>().PrepareAsync(Token);
        for (var waited = TimeSpan.Zero; waited < TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1); waited += TimeSpan.FromMilliseconds(50))
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.False(preparing.IsCompleted);
        while (!preparing.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        var refusal = await Assert.ThrowsAsync<CareDatabaseException>(() => preparing);
        Assert.True(refusal.IsTransient);
        Assert.Contains(".lock", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_DiskFull_SavesNothingAndWorksAgainWhenThereIsRoom()
    {
        await Care.Get<ICareDatabase>().PrepareAsync(Token);
        var tables = Care.Get<CareTransactions>();

        // SQLite's own way to run out of room at a known place.
        var refusal = await Assert.ThrowsAsync<CareDatabaseException>(() => tables.WriteAsync(
            "test",
            async context =>
            {
                await context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", Token);
                context.Snapshots.Add(new() { HomeId = Contracts.Ids.HomeId.Derive("a"), Version = 1, SavedAt = Now });
                context.SnapshotParts.Add(new() { HomeId = Contracts.Ids.HomeId.Derive("a"), Part = string.Empty, State = new byte[1_000_000] });
                return true;
            },
            Token));

        Assert.True(refusal.IsTransient);
        Assert.Contains("full", refusal.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        Assert.Null(await Care.Get<ISnapshotStore>().LoadAsync(Contracts.Ids.HomeId.Derive("a"), Token));
        Assert.Equal(1, await Care.Get<ISnapshotStore>().SaveAsync(Contracts.Ids.HomeId.Derive("a"), 0, [new(null, new byte[1_000_000])], Token));
    }

    [Fact]
    public async Task Connections_OfEveryKind_AreSafeAgainstPowerCuts()
    {
        await Care.Get<ICareDatabase>().PrepareAsync(Token);

        await using var context = Care.Get<CareEngine>().CreateContext();
        var settings = await context.Database
            .SqlQuery<string>($"SELECT journal_mode || ' ' || synchronous || ' ' || foreign_keys AS Value FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys")
            .SingleAsync(Token);

        // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
        Assert.Equal("wal 2 1", settings);
    }

    [Theory]
    [InlineData(5, true, "another process")]
    [InlineData(6, true, "another process")]
    [InlineData(8, false, "right to write")]
    [InlineData(10, true, "disk")]
    [InlineData(11, false, "restore a backup")]
    [InlineData(13, true, "full")]
    [InlineData(14, false, "cannot be opened")]
    [InlineData(26, false, "Care:Path")]
    public void Explain_SqliteCode_SaysWhatToDo(int code, bool transient, string words)
    {
        var explained = SqliteFaults.Explain("/data/care.db", new SqliteException("secret", code));

        Assert.Equal(transient, explained.IsTransient);
        Assert.Contains(words, explained.Message, StringComparison.Ordinal);
        Assert.Contains("/data/care.db", explained.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", explained.Message, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(ICareDatabase database, params string[] words)
    {
        var refusal = await Assert.ThrowsAsync<CareDatabaseException>(() => database.PrepareAsync(Token));
        Assert.All(words, word => Assert.Contains(word, refusal.Message, StringComparison.Ordinal));
        Assert.False(refusal.IsTransient);
    }

    private ICareDatabase OpenAt(string path) => Database.Open(Clock, [new("Care:Path", path)]).Get<ICareDatabase>();

    private async Task<object?> ExecuteAsync(string statements)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        return await command.ExecuteScalarAsync(Token);
    }
}
