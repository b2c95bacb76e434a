using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Flags;

/// <summary>An entry of the care team's daily list: somebody's day, or part of it, that was unlike their own. It is no alert: nobody is called, the team reads it in the morning.</summary>
public sealed record DayFlag
{
    /// <summary>The home.</summary>
    public required HomeId Home { get; init; }

    /// <summary>Which detector, one of <see cref="DayFlagDetectors"/>.</summary>
    public required string Detector { get; init; }

    /// <summary>Whom it is about.</summary>
    public required AlertSubject Subject { get; init; }

    /// <summary>The time it is about.</summary>
    public required TimeRange During { get; init; }

    /// <summary>How unusual or likely, in the unit of the detector; larger is more. Listed when it reaches <see cref="Limit"/>.</summary>
    public required double Score { get; init; }

    /// <summary>The limit that was in force.</summary>
    public required double Limit { get; init; }

    /// <summary>The strongest reasons in words, the strongest first, with what is usual; at least one, usually three.</summary>
    public required IReadOnlyList<LocalizedText> Reasons { get; init; }
}
