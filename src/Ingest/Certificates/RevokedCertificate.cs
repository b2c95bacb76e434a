namespace AgeingMonitor.Ingest.Certificates;

/// <summary>A line of the revocation list.</summary>
/// <param name="Serial">Serial number in hexadecimal.</param>
/// <param name="At">Since when.</param>
public sealed record RevokedCertificate(string Serial, DateTimeOffset At);
