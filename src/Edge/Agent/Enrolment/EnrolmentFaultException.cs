namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>Enrolment or renewal did not come to its end; the message says why, to a person.</summary>
/// <param name="reason">One of the server's reasons, or <see cref="NotReached"/> or <see cref="NotTheServer"/>.</param>
/// <param name="message">A sentence.</param>
/// <param name="inner">What was behind it.</param>
internal sealed class EnrolmentFaultException(string reason, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>No answer: network, name, port.</summary>
    public const string NotReached = "not-reached";

    /// <summary>Whoever answers is not the server of the pin.</summary>
    public const string NotTheServer = "not-the-server";

    public string Reason { get; } = reason;
}
