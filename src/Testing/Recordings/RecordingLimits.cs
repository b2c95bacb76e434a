using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>Bounds of the format.</summary>
internal static class RecordingLimits
{
    /// <summary>Longest manifest line: some thousand homes.</summary>
    public const int MaxManifestBytes = 16 * 1024 * 1024;

    /// <summary>Longest message line: the wire's largest payload in base64 and 1 KiB for the rest.</summary>
    public const int MaxMessageLineBytes = (((WireLimits.MaxMessageBytes + 2) / 3) * 4) + 1024;

    /// <summary>Longest name of a recording.</summary>
    public const int MaxNameLength = 64;
}
