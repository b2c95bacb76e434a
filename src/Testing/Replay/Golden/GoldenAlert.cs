using System.Globalization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Replay.Golden;

/// <summary>One alert as a golden log writes it: what a reader can judge, no opaque id. One line of text with two spaces between the fields.</summary>
/// <param name="RaisedAt">When it was found, on the home's own time.</param>
/// <param name="Priority">How soon somebody must look.</param>
/// <param name="Rule">The rule's name, as listed in <see cref="AlertRules"/>.</param>
/// <param name="Home">Place of the home in the manifest, from 1.</param>
/// <param name="Subject"><c>household</c>, <c>resident-N</c>, <c>kit-N</c> (places in the home's plan, from 1) or <c>sensor &lt;name&gt;</c>, with <c> of kit-N</c> for a kit that is not the home's first.</param>
/// <param name="EpisodeStart">Start of the episode.</param>
/// <param name="Summary">The English sentence of the alert, on one line.</param>
public sealed record GoldenAlert(Instant RaisedAt, AlertPriority Priority, string Rule, int Home, string Subject, Instant EpisodeStart, string Summary)
{
    private const string Gap = "  ";
    private const string HomePrefix = "home-";
    private const string SincePrefix = "since ";
    private const int Fields = 7;

    /// <summary>What tells which alert it is, when something else of it has changed: home, rule, subject and episode.</summary>
    public (int Home, string Rule, string Subject, Instant EpisodeStart) Identity => (Home, Rule, Subject, EpisodeStart);

    /// <summary>The line of an alert.</summary>
    /// <param name="draft">The alert.</param>
    /// <param name="homes">The homes in the order of the manifest.</param>
    /// <exception cref="ArgumentException">The alert is of none of these homes.</exception>
    public static GoldenAlert Of(AlertDraft draft, IReadOnlyList<HomePlan> homes)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(homes);
        for (var i = 0; i < homes.Count; i++)
        {
            if (homes[i].Home == draft.Home)
            {
                return new GoldenAlert(draft.RaisedAt, draft.Priority, draft.Rule, i + 1, SubjectNames.Of(draft.Subject, homes[i]), draft.EpisodeStart, OneLine(draft.Summary.English));
            }
        }

        throw new ArgumentException($"The alert {draft.Id} is of the home {draft.Home}, which is not among the {homes.Count} given.", nameof(draft));
    }

    /// <summary>Reads a line; false, with what is wrong with it, when it is none.</summary>
    public static bool TryParse(string line, out GoldenAlert? alert, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(line);
        alert = null;
        var fields = line.Split(Gap, Fields);
        problem = fields.Length < Fields ? $"{Fields} fields with two spaces between them are expected, there are {fields.Length}" : null;
        if (problem is not null)
        {
            return false;
        }

        var priority = default(AlertPriority);
        var home = 0;
        var episodeStart = default(Instant);
        problem = !TryParseInstant(fields[0], out var raisedAt) ? $"'{fields[0]}' is no instant such as 2026-03-29T01:00:00.000000Z"
            : !TryParsePriority(fields[1], out priority) ? $"'{fields[1]}' is no priority"
            : fields[2].Length == 0 ? "the rule is missing"
            : !TryParseHome(fields[3], out home) ? $"'{fields[3]}' is not home-1, home-2 …"
            : fields[4].Length == 0 ? "the subject is missing"
            : !fields[5].StartsWith(SincePrefix, StringComparison.Ordinal) || !TryParseInstant(fields[5][SincePrefix.Length..], out episodeStart) ? $"'{fields[5]}' is not since and an instant"
            : null;
        alert = problem is null ? new GoldenAlert(raisedAt, priority, fields[2], home, fields[4], episodeStart, fields[6]) : null;
        return problem is null;
    }

    /// <summary>The line, without its end.</summary>
    public override string ToString() => string.Join(
        Gap,
        RaisedAt,
        PriorityText(Priority),
        Rule,
        string.Create(CultureInfo.InvariantCulture, $"{HomePrefix}{Home}"),
        Subject,
        $"{SincePrefix}{EpisodeStart}",
        Summary);

    /// <summary>The word for a priority.</summary>
    internal static string PriorityText(AlertPriority priority) => priority switch
    {
        AlertPriority.Technical => "technical",
        AlertPriority.Low => "low",
        AlertPriority.Medium => "medium",
        AlertPriority.High => "high",
        _ => ((int)priority).ToString(CultureInfo.InvariantCulture),
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static bool TryParsePriority(string text, out AlertPriority priority)
    {
        foreach (var value in Enum.GetValues<AlertPriority>())
        {
            if (PriorityText(value) == text)
            {
                priority = value;
                return true;
            }
        }

        priority = default;
        return false;
    }

    private static bool TryParseHome(string text, out int home)
    {
        home = 0;
        return text.StartsWith(HomePrefix, StringComparison.Ordinal) && int.TryParse(text.AsSpan(HomePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out home) && home > 0;
    }

    /// <summary>Reads what <see cref="Instant.ToString"/> writes.</summary>
    private static bool TryParseInstant(string text, out Instant instant)
    {
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            instant = Instant.From(time);
            return true;
        }

        var isCount = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds);
        instant = new Instant(microseconds);
        return isCount;
    }
}
