using System.ComponentModel.DataAnnotations;
using AgeingMonitor.Testing.Faults;

namespace AgeingMonitor.Testing.Replay;

/// <summary>How a recording is played.</summary>
public sealed class PlayOptions
{
    /// <summary>Times real time; null for as fast as acknowledgements allow. Default null; range 0.01 to 1,000,000.</summary>
    [Range(0.01, 1_000_000)]
    public double? Speed { get; init; }

    /// <summary>First wait for an acknowledgement before a pack is sent again; each further wait doubles. Default 5 s; range 10 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for an acknowledgement. Default 30 s; range 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LongestAckTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For tests of a server: what happens to packs on their way. Ticks are left alone. Default null: nothing.</summary>
    public StreamFaultOptions? Faults { get; init; }
}
