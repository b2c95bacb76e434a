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

    /// <summary>What has become of the episode since it was first raised, which the other properties still tell; null at first.</summary>
    public AlertDevelopment? Development { get; init; }

    /// <summary>The alert as it is told by itself: with the words of its own development.</summary>
    public AlertDraft Told() => Development is null ? this : (this with { Development = null }).Developed(Development);

    /// <summary>
    /// The alert as it is told once its development is known: summary, priority and evidence are those of now. The order in which developments become known makes no difference: whatever says more has the word,
    /// confirmed before joined before cancelled and ended, and the priority never falls.
    /// </summary>
    /// <param name="development">What has become of it; null leaves it as it is.</param>
    public AlertDraft Developed(AlertDevelopment? development)
    {
        if (development is null)
        {
            return this;
        }

        var evidence = Evidence.Concat(development.Evidence.Where(entry => !Evidence.Contains(entry))).ToList();
        var priority = development.Priority > Priority ? development.Priority : Priority;
        return RankOf(development) > RankOf(Development)
            ? this with { Development = development, Summary = development.Summary, Priority = priority, Evidence = evidence }
            : this with { Priority = priority, Evidence = evidence };
    }

    private static int RankOf(AlertDevelopment? development) => development?.Kind switch
    {
        null => 0,
        AlertDevelopments.Confirmed => 3,
        AlertDevelopments.Joined => 2,
        _ => 1,
    };
}
