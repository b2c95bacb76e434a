using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Importers;

/// <summary>What an import has read and written: rows read = observations + skipped cells or rows, as the format counts them.</summary>
public sealed record ImportReport
{
    /// <summary>Name of the recording.</summary>
    public required string Recording { get; init; }

    /// <summary>Data rows read from the source, header lines and blank lines left out.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Observations in the recording.</summary>
    public required long Observations { get; init; }

    /// <summary>Packs in the recording, heartbeats included.</summary>
    public required long Packs { get; init; }

    /// <summary>Packs without an observation.</summary>
    public required long Heartbeats { get; init; }

    /// <summary>Bytes of the recording's file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>First and last message; null when there is none.</summary>
    public required (Instant First, Instant Last)? Span { get; init; }

    /// <summary>What was left out, by reason; usually empty.</summary>
    public required IReadOnlyList<SkippedRows> Skipped { get; init; }

    /// <summary>The homes in the order of their ids.</summary>
    public required IReadOnlyList<ImportedHome> Homes { get; init; }

    /// <summary>What names a trial in the source, for the values of <see cref="ImportedTrial.Keys"/>; empty when the source has no trials.</summary>
    public IReadOnlyList<string> TrialKeys { get; init; } = [];

    /// <summary>Where each trial of the source lies in the recording, in the order of subjects and then of the source; the same is in <c>&lt;output&gt;.trials.csv</c>. Empty when the source has no trials.</summary>
    public IReadOnlyList<ImportedTrial> Trials { get; init; } = [];
}
