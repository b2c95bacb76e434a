namespace AgeingMonitor.Faults.Tests.Run;

/// <summary>One step of a run.</summary>
/// <param name="Words">What happens, for a person.</param>
/// <param name="DoAsync">Does it.</param>
internal sealed record FaultStep(string Words, Func<CancellationToken, Task> DoAsync)
{
    public static FaultStep Of(string words, Action act) => new(words, _ =>
    {
        act();
        return Task.CompletedTask;
    });
}
