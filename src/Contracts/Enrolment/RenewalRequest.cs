namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>A kit asks for its next certificate, over TLS with its present one.</summary>
/// <param name="Request">A PKCS #10 request in PEM.</param>
public sealed record RenewalRequest(string? Request);
