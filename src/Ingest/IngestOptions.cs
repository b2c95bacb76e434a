using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Ingest;

/// <summary>Section <c>Ingest</c>. The defaults fit one machine and several thousand homes.</summary>
public sealed class IngestOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Ingest";

    /// <summary>
    /// Messages in hand from receipt to answer; beyond, nothing more is read but a sixteenth more of events. A kit has 32 packs under way: with 32 for each kit, reading goes on while a store is down. Default: 8,192, for 256 kits.
    /// Range: 64 to 1,000,000.
    /// </summary>
    [Range(64, 1_000_000)]
    public int MaxMessagesInHand { get; set; } = 8192;

    /// <summary>Bytes of payload in hand, in the same way. Default: 64 MiB. Range: 1 MiB to 4 GiB.</summary>
    [Range(1L << 20, 4L << 30)]
    public long MaxBytesInHand { get; set; } = 64L << 20;

    /// <summary>Most packs written at once. Default: 500. Range: 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int BatchPacks { get; set; } = 500;

    /// <summary>Observations after which a batch is closed. Default: 10,000. Range: 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int BatchObservations { get; set; } = 10_000;

    /// <summary>How long a batch waits for more. Default: 5 ms. Range: 0 to 1 s. Events wait for nobody.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan BatchAge { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Batches written at the same time. Default: 2. Range: 1 to 16.</summary>
    [Range(1, 16)]
    public int ConcurrentWrites { get; set; } = 2;

    /// <summary>Homes that take packs at the same time. Default: 256. Range: 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int ConcurrentHomes { get; set; } = 256;

    /// <summary>Packs that may wait for one home; what comes beyond is stored, not answered, and comes again. Default: 256. Range: 32 to 10,000.</summary>
    [Range(32, 10_000)]
    public int PacksPerHome { get; set; } = 256;

    /// <summary>How long packs wait for a home that does not take them, before they are left to be sent again. Default: 1 min. Range: 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HomePatience { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How far a kit's clock may be ahead of ours. A pack sealed later than this is not taken: it would move the home's time past what is still to come.
    /// It stays with the kit and is taken once our clock has caught up. Not asked of homes in mode replay. Default: 10 min. Range: 0 to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FutureTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages of one kit kept in quarantine in a minute; more are counted only. Default: 60. Range: 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int QuarantinePerMinute { get; set; } = 60;

    /// <summary>How long a stop waits for what is in hand. What is not answered by then comes again. Default: 15 s. Range: 0 to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainPatience { get; set; } = TimeSpan.FromSeconds(15);
}
