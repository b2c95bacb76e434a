using System.Security.Cryptography;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>The server's key for signing reports, P-256; the same on every replica. Safe to share.</summary>
public interface IReportKey
{
    /// <summary>The key, made at its first use. To be disposed of by whoever asks.</summary>
    Task<ECDsa> OpenAsync(CancellationToken cancellationToken);
}
