namespace AgeingMonitor.Care;

/// <summary>The care database as a whole. Safe to share.</summary>
public interface ICareDatabase
{
    /// <summary>
    /// Creates the database or brings its schema to this program's; called once at start, before anything else. Several processes may call it together.
    /// </summary>
    /// <exception cref="CareDatabaseException">It cannot be used; the message says what to do.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Whether it answers and has this program's schema; null when it does, else why not, in words that hold no secret.</summary>
    Task<string?> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Replays every alert's journal and compares it with the columns that lists are read from; the ids that disagree. Changes nothing.</summary>
    Task<IReadOnlyList<Contracts.Ids.AlertId>> VerifyAsync(CancellationToken cancellationToken);
}
