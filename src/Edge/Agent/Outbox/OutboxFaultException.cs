namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>The outbox could not keep something now: the disk is full or does not answer. Nothing was changed; the same may be tried again later.</summary>
internal sealed class OutboxFaultException : Exception
{
    public OutboxFaultException()
    {
    }

    public OutboxFaultException(string message)
        : base(message)
    {
    }

    public OutboxFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
