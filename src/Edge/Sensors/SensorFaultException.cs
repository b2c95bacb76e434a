namespace AgeingMonitor.Edge.Sensors;

/// <summary>A driver cannot go on.</summary>
public sealed class SensorFaultException : Exception
{
    /// <summary>A fault without a text.</summary>
    public SensorFaultException()
    {
    }

    /// <summary>A fault told in words.</summary>
    public SensorFaultException(string message)
        : base(message)
    {
    }

    /// <summary>A fault told in words, with what caused it.</summary>
    public SensorFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A fault of a kind, told in words that say what to do.</summary>
    public SensorFaultException(SensorFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>Of which kind.</summary>
    public SensorFault Fault { get; } = SensorFault.Stuck;
}
