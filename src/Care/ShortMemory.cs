using System.Collections.Concurrent;

namespace AgeingMonitor.Care;

/// <summary>
/// Remembers what was read for 5 s from the moment the reading began, so that a change elsewhere shows within that time. Callers that miss together share
/// one reading; a reading that failed is not remembered. Safe to share.
/// </summary>
internal sealed class ShortMemory<TKey, TValue>(TimeProvider clock, Func<TKey, Task<TValue>> read)
    where TKey : notnull
{
    /// <summary>How long an answer stands.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    /// <summary>From this many answers on, old ones are swept out before a new one is kept.</summary>
    private const int SweepFrom = 4096;

    private readonly ConcurrentDictionary<TKey, Answer> answers = new();

    /// <summary>Answers held, old ones included.</summary>
    public int Count => answers.Count;

    public ValueTask<TValue> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        if (answers.TryGetValue(key, out var known) && Stands(known) && known.Value.Value is { IsCompletedSuccessfully: true } done)
        {
            return new ValueTask<TValue>(done.Result);
        }

        if (known is null && answers.Count >= SweepFrom)
        {
            Sweep();
        }

        // Read on a thread of its own and without the caller's token: others may wait for the same answer.
        var answer = answers.AddOrUpdate(key, New, (k, old) => Stands(old) ? old : New(k));
        return new ValueTask<TValue>(answer.Value.Value.WaitAsync(cancellationToken));
    }

    /// <summary>The next question is read anew.</summary>
    public void Forget(TKey key) => answers.TryRemove(key, out _);

    private Answer New(TKey key) => new(clock.GetTimestamp(), new Lazy<Task<TValue>>(() => Task.Run(() => read(key))));

    private bool Stands(Answer answer) =>
        clock.GetElapsedTime(answer.BeganAt) < Duration && !(answer.Value is { IsValueCreated: true, Value: { IsFaulted: true } or { IsCanceled: true } });

    private void Sweep()
    {
        foreach (var (key, answer) in answers)
        {
            if (!Stands(answer))
            {
                answers.TryRemove(KeyValuePair.Create(key, answer));
            }
        }
    }

    private sealed record Answer(long BeganAt, Lazy<Task<TValue>> Value);
}
