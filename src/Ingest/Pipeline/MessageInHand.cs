using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>A message for which room was taken; it is given back once, when the message is done with, however it went.</summary>
/// <param name="message">The message.</param>
/// <param name="isUrgent">Whether it carries events: they overtake whatever waits.</param>
/// <param name="number">Its place in the order of arrival.</param>
/// <param name="budget">Where its room was taken.</param>
internal sealed class MessageInHand(ReceivedMessage message, bool isUrgent, long number, InHandBudget budget)
{
    private int done;
    private Action? letGo;

    public ReceivedMessage Message => message;

    /// <summary>Events first, then by arrival.</summary>
    public static IComparer<MessageInHand> Order { get; } = Comparer<MessageInHand>.Create((one, other) => one.Rank.CompareTo(other.Rank));

    private (int Class, long Number) Rank => (isUrgent ? 0 : 1, number);

    /// <summary>Sets what is to be done once when the message is let go. By the stage that has it in hand.</summary>
    public void OnLetGo(Action then) => letGo = then;

    /// <summary>The message is about to be answered: whatever comes from now on gets an answer of its own, so that one that is lost costs no more than one repeat.</summary>
    public void LetGo() => Interlocked.Exchange(ref letGo, null)?.Invoke();

    /// <summary>Whether it is done with.</summary>
    public bool IsDone => Volatile.Read(ref done) == 1;

    public void Done()
    {
        LetGo();
        if (Interlocked.Exchange(ref done, 1) == 0)
        {
            budget.Leave(message.Payload.Length);
        }
    }
}
