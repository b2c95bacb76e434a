namespace AgeingMonitor.Care;

/// <summary>The care database cannot be used. The message says why and what to do; nothing was changed by the call that threw, or all of it was.</summary>
public sealed class CareDatabaseException : Exception
{
    /// <summary>Without a word.</summary>
    public CareDatabaseException()
    {
    }

    /// <summary>With what to do.</summary>
    public CareDatabaseException(string message)
        : base(message)
    {
    }

    /// <summary>With what to do and the cause.</summary>
    public CareDatabaseException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With what to do, the cause, and whether the same call is worth repeating.</summary>
    public CareDatabaseException(string message, Exception? innerException, bool isTransient)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>Whether the same call is worth repeating: the server is away, others hold the file, the disk is full. False where settings or the database itself are wrong.</summary>
    public bool IsTransient { get; }
}
