using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A certificate that a kit was given.</summary>
internal sealed class KitCertificateRow
{
    public required string Serial { get; set; }
    public required KitId KitId { get; set; }

    /// <summary>SHA-256 of its public key.</summary>
    public required string KeyHash { get; set; }
    public required Instant NotBefore { get; set; }
    public required Instant NotAfter { get; set; }
    public required Instant IssuedAt { get; set; }

    /// <summary>When the kit first showed that it works.</summary>
    public Instant? UsedAt { get; set; }
    public Instant? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }
    public string? RevokedReason { get; set; }
}
