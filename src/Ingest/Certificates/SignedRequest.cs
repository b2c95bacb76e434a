namespace AgeingMonitor.Ingest.Certificates;

/// <summary>The answer to a certificate request.</summary>
/// <param name="Certificate">In PEM; null when refused.</param>
/// <param name="Refusal">Why it was refused; null when it was signed.</param>
public sealed record SignedRequest(string? Certificate, string? Refusal);
