namespace AgeingMonitor.Storage;

/// <summary>The store does not answer, or has no room: a fault of the world, worth another try. The message says what to do.</summary>
public sealed class ObservationStoreException : Exception
{
    /// <summary>A fault with a message that says what to do.</summary>
    public ObservationStoreException(string message)
        : base(message)
    {
    }

    /// <summary>A fault with its cause.</summary>
    public ObservationStoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A fault without words.</summary>
    public ObservationStoreException()
    {
    }
}
