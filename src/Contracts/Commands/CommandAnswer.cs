using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>What a kit answers to a command: topic <c>res</c>.</summary>
public sealed record CommandAnswer
{
    /// <summary>Which command.</summary>
    public required CommandId Request { get; init; }

    /// <summary>What became of it.</summary>
    public required CommandOutcome Outcome { get; init; }

    /// <summary>More about it, in the kit's own English words, at most <see cref="Mqtt.WireLimits.MaxReason"/> characters; null when there is no more to say.</summary>
    public string? Detail { get; init; }

    /// <summary>How the kit is, where that was asked.</summary>
    public KitDiagnostics? Diagnostics { get; init; }
}
