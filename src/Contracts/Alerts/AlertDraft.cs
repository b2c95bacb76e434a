using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Alerts;

/// <summary>An alert as a rule raises it. The same episode found again gives a draft with the same id, which changes nothing.</summary>
public sealed record AlertDraft
{
    /// <summary>Derived from home, rule, subject (for help calls and falls: sensor) and episode: see <see cref="AlertId.Derive(HomeId, string, string, Instant)"/>.</summary>
    public required AlertId Id { get; init; }

    /// <summary>The home.</summary>
    public required HomeId Home { get; init; }

    /// <summary>The rule's name, as listed in <c>AlertRules</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Whom or what it is about.</summary>
    public required AlertSubject Subject { get; init; }

    /// <summary>How soon somebody must look.</summary>
    public required AlertPriority Priority { get; init; }

    /// <summary>Start of the episode, frozen as first raised.</summary>
    public required Instant EpisodeStart { get; init; }

    /// <summary>When it was found, on the home's own time (watermark, tick, or receipt of an event): not the wall clock.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>One sentence for the list, with no name in it.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>What it rests on; at least one entry.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }
}
