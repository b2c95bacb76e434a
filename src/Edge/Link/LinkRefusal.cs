namespace AgeingMonitor.Edge.Link;

/// <summary>Why an attempt to connect failed.</summary>
/// <param name="IsCertificate">Whether the broker answered and does not accept who we are, or is not who we expect: waiting will not help, a new certificate may.</param>
/// <param name="Reason">In words.</param>
public readonly record struct LinkRefusal(bool IsCertificate, string Reason);
