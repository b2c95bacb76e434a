using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>How the recorder writes.</summary>
public sealed class RecorderOptions
{
    /// <summary>The file. When it is full the next is called the same with <c>-2</c>, <c>-3</c> … before its first dot. No default.</summary>
    [Required]
    public required string Path { get; init; }

    /// <summary>Size at which a file is completed and the next begun, in bytes. Default 1 GiB; range 1 KiB to 1 TiB.</summary>
    [Range(1L << 10, 1L << 40)]
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>How much a kill may lose. Default 1 s; range 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan FlushPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Messages held while the disk is slow; when they are this many the broker has to wait. Default 4,096; range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueMessages { get; init; } = 4096;
}
