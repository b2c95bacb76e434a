using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Care;

/// <summary>How much the quarantine keeps; when it is full the oldest message is dropped and counted.</summary>
public sealed class QuarantineOptions
{
    /// <summary>Messages kept, repeats not counted. Default 10,000; range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxMessages { get; set; } = 10_000;

    /// <summary>Bytes of payload kept. Default 64 MiB; range 64 KiB (one message) to 4 GiB.</summary>
    [Range(64L * 1024, 4L * 1024 * 1024 * 1024)]
    public long MaxBytes { get; set; } = 64L * 1024 * 1024;
}
