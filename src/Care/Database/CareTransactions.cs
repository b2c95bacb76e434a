using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Database;

/// <summary>
/// The one way to the tables. Nothing is repeated here: after a fault the caller knows best whether to call again. Faults come out as
/// <see cref="CareDatabaseException"/> and are reported once when they begin and once when they end.
/// </summary>
internal sealed partial class CareTransactions(CareEngine engine, ILogger<CareTransactions> logger) : IDisposable
{
    private readonly SemaphoreSlim writers = new(1, 1);
    private int faulty;

    /// <summary>Reads from one moment.</summary>
    public Task<T> ReadAsync<T>(Func<CareDbContext, Task<T>> work, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            using var activity = CareActivities.Read();
            await using var context = engine.CreateContext();
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            await engine.BeginReadAsync(context, cancellationToken);
            return await work(context);
        },
        cancellationToken);

    /// <summary>Changes in one transaction, saved when <paramref name="work"/> ends and undone when it throws. Durable when the task ends.</summary>
    public Task<T> WriteAsync<T>(string lockName, Func<CareDbContext, Task<T>> work, CancellationToken cancellationToken) => GuardAsync(
        async () =>
        {
            using var activity = CareActivities.Write();
            await using var context = engine.CreateContext();
            await engine.BeginWriteAsync(context, lockName, cancellationToken);
            var result = await work(context);
            await context.SaveChangesAsync(cancellationToken);

            // Not to be cancelled half-way: whether it happened must be known.
            await context.Database.CurrentTransaction!.CommitAsync(CancellationToken.None);
            return result;
        },
        cancellationToken,
        queued: engine.HasOneWriter);

    /// <summary>The same care for work that brings its own context, such as Identity's.</summary>
    /// <remarks>
    /// Whoever holds the one writer's place must give it back whatever becomes of the caller. A grain's continuations run on the grain's own scheduler, which ends with its silo; so queued work runs beside it, on the pool.
    /// </remarks>
    public Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken, bool queued = false) =>
        queued ? Task.Run(() => GuardedAsync(work, queued, cancellationToken), CancellationToken.None) : GuardedAsync(work, queued, cancellationToken);

    public void Dispose() => writers.Dispose();

    private async Task<T> GuardedAsync<T>(Func<Task<T>> work, bool queued, CancellationToken cancellationToken)
    {
        if (queued)
        {
            await writers.WaitAsync(cancellationToken);
        }

        try
        {
            var result = await work();
            ReportEnd();
            return result;
        }
        catch (Exception fault) when (engine.Explain(fault) is { } explained)
        {
            ReportBegin(explained.Message);
            throw explained;
        }
        finally
        {
            if (queued)
            {
                writers.Release();
            }
        }
    }

    private void ReportBegin(string what)
    {
        if (Interlocked.Exchange(ref faulty, 1) == 0)
        {
            LogFaultBegins(what);
        }
    }

    private void ReportEnd()
    {
        if (Volatile.Read(ref faulty) == 1 && Interlocked.Exchange(ref faulty, 0) == 1)
        {
            LogFaultEnds();
        }
    }
}
