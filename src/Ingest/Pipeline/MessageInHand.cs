using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>A message for which room was taken; it is given back once, when the message is done with, however it went.</summary>
internal sealed class MessageInHand(ReceivedMessage message, InHandBudget budget)
{
    private int done;

    public ReceivedMessage Message => message;

    public void Done()
    {
        if (Interlocked.Exchange(ref done, 1) == 0)
        {
            budget.Leave(message.Payload.Length);
        }
    }
}
