using AgeingMonitor.Testing.Recordings.Editing.Anonymising;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Recordings.Editing.Trimming;

namespace AgeingMonitor.Testing.Replay.Cases;

/// <summary>What a replay case is made of, and what its README says.</summary>
public sealed record ReplayCaseOptions
{
    /// <summary>Name of the case and its folder: see <see cref="ReplayCaseFolder.IsName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>What the case is to show, in a sentence or more.</summary>
    public required string Intent { get; init; }

    /// <summary>Where the recording comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Under which licence it may be passed on.</summary>
    public required string Licence { get; init; }

    /// <summary>Key of the pseudonyms, at least 16 bytes.</summary>
    public required ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>Whether nothing else is made with this key: see <see cref="AnonymiseOptions.StandsAlone"/>. Default false.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>First instant kept. Default null: the start.</summary>
    public TrimPoint? From { get; init; }

    /// <summary>First instant not kept any more. Default null: to the end.</summary>
    public TrimPoint? To { get; init; }

    /// <summary>Homes and whatever else is chosen. Default everything.</summary>
    public MessageFilter Filter { get; init; } = MessageFilter.Everything;
}
