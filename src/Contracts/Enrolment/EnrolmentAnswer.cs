namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>What a kit gets.</summary>
/// <param name="Certificate">Its certificate in PEM.</param>
/// <param name="Root">The root certificate in PEM.</param>
/// <param name="Broker">Host of the broker.</param>
/// <param name="Port">Port of the broker, TLS only.</param>
/// <param name="ServerTime">The server's clock in whole seconds since 1970 UTC: a kit whose clock is unset learns how far it is off.</param>
public sealed record EnrolmentAnswer(string? Certificate, string? Root, string? Broker, int Port, long ServerTime);
