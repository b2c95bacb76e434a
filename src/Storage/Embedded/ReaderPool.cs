using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Reading connections, kept open between reads. Safe to share.</summary>
internal sealed class ReaderPool(DatabaseFile file) : IDisposable
{
    /// <summary>Connections kept at rest; more are opened when more reads run at once, and closed after them.</summary>
    private const int AtRest = 8;

    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private volatile bool disposed;

    /// <summary>Runs one short read on a thread of the pool, so that no caller's thread waits for the disk. A connection that met a fault is not used again.</summary>
    /// <exception cref="ObservationStoreException">The file does not read.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) => Task.Run(() => Read(read), cancellationToken);

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        SqliteConnection? connection = null;
        try
        {
            connection = idle.TryTake(out var waiting) ? waiting : file.OpenReader();
            var result = read(connection);
            Return(connection);
            connection = null;
            return result;
        }
        catch (Exception e) when (SqliteFault.IsOfTheWorld(e))
        {
            throw SqliteFault.Explain(e, file.Path);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private void Return(SqliteConnection connection)
    {
        if (disposed || idle.Count >= AtRest)
        {
            connection.Dispose();
        }
        else
        {
            idle.Add(connection);
        }
    }
}
