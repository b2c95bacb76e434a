using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>What differs between the database engines. Safe to share.</summary>
internal abstract class CareEngine
{
    /// <summary>Whether the engine takes one writer at a time; then this process's writers queue here and not at the file.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>A context with a connection of its own.</summary>
    public abstract CareDbContext CreateContext();

    /// <summary>See <see cref="ICareDatabase.PrepareAsync"/>; faults come out as they are.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Everything read until the context is disposed is of one moment.</summary>
    public abstract Task BeginReadAsync(CareDbContext context, CancellationToken cancellationToken);

    /// <summary>Begins a transaction; of those with the same lock, in all processes, one runs at a time. It ends with the context's transaction.</summary>
    public abstract Task BeginWriteAsync(CareDbContext context, string lockName, CancellationToken cancellationToken);

    /// <summary>A fault of the database in words that say what to do and hold no secret; null when it is no such fault.</summary>
    public CareDatabaseException? Explain(Exception fault) => fault switch
    {
        CareDatabaseException explained => explained,
        DbUpdateException { InnerException: { } cause } => Explain(cause),
        DbException or TimeoutException or IOException or SocketException or UnauthorizedAccessException => ExplainFault(fault),
        InvalidOperationException { InnerException: DbException cause } => Explain(cause),
        _ => null,
    };

    protected abstract CareDatabaseException ExplainFault(Exception fault);
}
