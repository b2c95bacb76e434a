namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>The kit does not know who it is, told in words that say what to do.</summary>
internal sealed class KitIdentityException : Exception
{
    public KitIdentityException()
    {
    }

    public KitIdentityException(string message)
        : base(message)
    {
    }

    public KitIdentityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
