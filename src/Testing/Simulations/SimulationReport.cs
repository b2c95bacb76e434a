namespace AgeingMonitor.Testing.Simulations;

/// <summary>What a simulation has written.</summary>
public sealed record SimulationReport
{
    /// <summary>Observations in packs that are in the recording for the first time.</summary>
    public required long Observations { get; init; }

    /// <summary>Those packs, heartbeats included.</summary>
    public required long Packs { get; init; }

    /// <summary>All messages: packs, repeats, ticks, birth messages, last wills, broken ones.</summary>
    public required long Messages { get; init; }

    /// <summary>What truly happened.</summary>
    public required long Happenings { get; init; }

    /// <summary>Size of the recording's file, in bytes.</summary>
    public required long RecordingBytes { get; init; }

    /// <summary>Size of the truth's file, in bytes.</summary>
    public required long TruthBytes { get; init; }
}
