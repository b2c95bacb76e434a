using AgeingMonitor.Testing.Laboratory.Matching;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Laboratory;

/// <summary>What became of one home.</summary>
public sealed record HomeResult
{
    /// <summary>The home as it was given, without its packs and days.</summary>
    public required LaboratoryHome Home { get; init; }

    /// <summary>Needs and alerts, judged.</summary>
    public required MatchResult Match { get; init; }

    /// <summary>The true days.</summary>
    public required IReadOnlyList<TrueDay> Days { get; init; }

    /// <summary>Observations played.</summary>
    public required long Observations { get; init; }

    /// <summary>Packs played, heartbeats among them.</summary>
    public required long Packs { get; init; }

    /// <summary>Packs that still waited for an earlier one at the end; 0 where every kit's numbers are whole.</summary>
    public required int Waiting { get; init; }

    /// <summary>Size of the detectors' saved state at the end, in bytes.</summary>
    public required int StateBytes { get; init; }

    /// <summary>Length of the time played, in days.</summary>
    public double ResidentDays => (Home.During.To - Home.During.From).TotalDays;
}
