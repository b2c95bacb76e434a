namespace AgeingMonitor.Ingest.Broker;

/// <summary>The broker cannot start as it is configured; the message names the setting.</summary>
public sealed class BrokerStartException : Exception
{
    public BrokerStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BrokerStartException(string message)
        : base(message)
    {
    }

    public BrokerStartException()
    {
    }
}
