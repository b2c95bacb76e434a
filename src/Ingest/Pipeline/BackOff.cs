namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Waits between tries: doubling from 100 ms to 5 s, each shortened at random by up to a half, so that many who failed together do not come back together.</summary>
internal sealed class BackOff(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private TimeSpan next = First;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        // Spreads load only; nothing depends on the number.
#pragma warning disable CA5394
        var wait = next * (0.5 + (Random.Shared.NextDouble() / 2));
#pragma warning restore CA5394
        next = next * 2 < Longest ? next * 2 : Longest;
        return Task.Delay(wait, clock, cancellationToken);
    }

    public void Reset() => next = First;
}
