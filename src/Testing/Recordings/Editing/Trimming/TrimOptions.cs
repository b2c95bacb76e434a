using AgeingMonitor.Testing.Recordings.Editing.Filtering;

namespace AgeingMonitor.Testing.Recordings.Editing.Trimming;

/// <summary>What of a recording is kept.</summary>
public sealed record TrimOptions
{
    /// <summary>Name of the new recording, 1 to 64 characters. No default: ids of replayed homes are derived from it, and a part must not be taken for the whole.</summary>
    public required string Name { get; init; }

    /// <summary>First instant kept. Default null: the start.</summary>
    public TrimPoint? From { get; init; }

    /// <summary>First instant not kept any more. Default null: to the end.</summary>
    public TrimPoint? To { get; init; }

    /// <summary>Homes, kits, sensors, quantities and channels. Default everything.</summary>
    public MessageFilter Filter { get; init; } = MessageFilter.Everything;
}
