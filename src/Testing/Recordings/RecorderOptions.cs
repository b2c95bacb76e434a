using System.ComponentModel.DataAnnotations;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>How the recorder writes.</summary>
public sealed class RecorderOptions
{
    /// <summary>The file. When it is full the next is called the same with <c>-2</c>, <c>-3</c> … before its first dot. No default.</summary>
    [Required]
    public required string Path { get; init; }

    /// <summary>What is recorded. Default everything of the manifest's kits.</summary>
    public MessageFilter Filter { get; init; } = MessageFilter.Everything;

    /// <summary>Size at which a file is completed and the next begun, in bytes. Default 1 GiB; range 1 KiB to 1 TiB.</summary>
    [Range(1L << 10, 1L << 40)]
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>Age at which a file is completed and the next begun; a file without a message goes on. Default null: size alone decides; range 1 s to 366 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "366.00:00:00")]
    public TimeSpan? MaxFileAge { get; init; }

    /// <summary>Most completed files of this run that are kept; the oldest is removed when another is completed. Default null: all; range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int? KeepFiles { get; init; }

    /// <summary>Most bytes that the files of this run take together, the one being written included; the oldest completed are removed for it. Default null: no bound; at least <see cref="MaxFileBytes"/>.</summary>
    public long? MaxTotalBytes { get; init; }

    /// <summary>Whether files that are there already are replaced. Default false: a number that is taken is passed over.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Told, in a sentence for a person, when a file is completed and when an old one is removed. Default null.</summary>
    public IProgress<string>? Notices { get; init; }

    /// <summary>How much a kill may lose. Default 1 s; range 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan FlushPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Messages held while the disk is slow; when they are this many the broker has to wait. Default 4,096; range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueMessages { get; init; } = 4096;

    /// <summary>The disk; another one in tests.</summary>
    internal Func<string, Stream> Open { get; init; } = RecordingWriter.OpenFile;
}
