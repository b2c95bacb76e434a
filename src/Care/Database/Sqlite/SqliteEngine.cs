using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Database.Sqlite;

/// <summary>SQLite: one file in WAL mode, shared by the processes of one machine. Every commit reaches the disk.</summary>
internal sealed class SqliteEngine : CareEngine
{
    /// <summary>How long a writer waits for another process's writer.</summary>
    private const int PatienceSeconds = 30;

    private readonly string path;
    private readonly TimeProvider clock;
    private readonly DbContextOptions<SqliteCareDbContext> options;

    public SqliteEngine(string path, TimeProvider clock, ILoggerFactory loggers)
    {
        this.path = Path.GetFullPath(path);
        this.clock = clock;
        var connection = new SqliteConnectionStringBuilder { DataSource = this.path, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true, DefaultTimeout = PatienceSeconds };
        options = new DbContextOptionsBuilder<SqliteCareDbContext>()
            .UseSqlite(connection.ConnectionString)
            .AddInterceptors(new SqliteSettings())
            .UseLoggerFactory(loggers)
            .ConfigureWarnings(CareLogLevels.Apply)
            .Options;
    }

    public override bool HasOneWriter => true;

    public override CareDbContext CreateContext() => new SqliteCareDbContext(options);

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        SqliteFile.CreateFolder(path);
        using var held = await SqliteFile.LockAsync(path + ".lock", clock, cancellationToken);
        SqliteFile.Create(path);
        await using var context = CreateContext();
        await SqliteSchema.RequireOwnTablesAsync(context, cancellationToken);
        await SqliteSchema.RequireWalAsync(context, cancellationToken);
        if (await CareSchema.IsBehindAsync(context, cancellationToken))
        {
            await SqliteSchema.ForgetAbandonedLockAsync(context, cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
    }

    public override async Task BeginReadAsync(CareDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);

        // Deferred: takes no lock, and sees one moment from its first read on. The connection ends it when it closes.
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
    }

    /// <summary>The file has one writer in any case, so the name of the lock does not matter (BEGIN IMMEDIATE).</summary>
    public override Task BeginWriteAsync(CareDbContext context, string lockName, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(cancellationToken);

    protected override CareDatabaseException ExplainFault(Exception fault) => SqliteFaults.Explain(path, fault);
}
