using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Replay.Golden;

/// <summary>
/// How the alerts of a run differ from those expected. The order of alerts that were raised at one instant does not count. <see cref="ToString"/> shows it to a person: each missing line marked
/// <c>-</c>, each unexpected one <c>+</c>, each changed one <c>~</c> with what it was, the expected lines around them, and how to renew the file when the change is meant.
/// </summary>
public sealed class GoldenDifference
{
    private const int ContextLines = 2;
    private readonly GoldenAlertLog expected;
    private readonly List<Entry> entries;

    private GoldenDifference(GoldenAlertLog expected, List<Entry> entries)
    {
        this.expected = expected;
        this.entries = entries;
        Missing = [.. entries.Where(entry => entry.Mark == '-').Select(entry => entry.Expected!)];
        Unexpected = [.. entries.Where(entry => entry.Mark == '+').Select(entry => entry.Actual!)];
        Changed = [.. entries.Where(entry => entry.Mark == '~').Select(entry => (entry.Expected!, entry.Actual!))];
    }

    /// <summary>Expected and not raised.</summary>
    public IReadOnlyList<GoldenAlert> Missing { get; }

    /// <summary>Raised and not expected.</summary>
    public IReadOnlyList<GoldenAlert> Unexpected { get; }

    /// <summary>Of the same home, rule, subject and episode, but raised at another time, with another priority or another text.</summary>
    public IReadOnlyList<(GoldenAlert Expected, GoldenAlert Actual)> Changed { get; }

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Missing.Count == 0 && Unexpected.Count == 0 && Changed.Count == 0;

    /// <summary>Compares what a run raised with what is expected.</summary>
    public static GoldenDifference Between(GoldenAlertLog expected, GoldenAlertLog actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        var left = actual.Alerts.ToList();
        var entries = new List<Entry>();
        foreach (var alert in expected.Alerts)
        {
            // Equal lines first: only what has no equal can have changed into something else.
            entries.Add(left.Remove(alert) ? new Entry(' ', alert, alert) : new Entry('-', alert, null));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is { Mark: '-', Expected: { } gone } && left.Find(alert => alert.Identity == gone.Identity) is { } changed)
            {
                left.Remove(changed);
                entries[i] = new Entry('~', gone, changed);
            }
        }

        entries.AddRange(left.Select(alert => new Entry('+', null, alert)));
        return new GoldenDifference(expected, [.. entries.OrderBy(entry => entry.At)]);
    }

    /// <summary>The difference for a person, many lines, the last of which says how to renew the file; one line when there is none.</summary>
    public override string ToString() => IsEmpty ? ToText() : $"{ToText()}\nIf this is how it should be now: {expected.RenewHint}";

    /// <summary>The same without the last line, for whoever has just renewed it.</summary>
    public string ToText()
    {
        if (IsEmpty)
        {
            return FormattableString.Invariant($"{expected.CaseName}: {expected.Alerts.Count} alerts, all as expected.");
        }

        var lines = new List<string>
        {
            FormattableString.Invariant($"{expected.CaseName}: {Missing.Count} missing (-), {Unexpected.Count} unexpected (+), {Changed.Count} changed (~); {entries.Count(entry => entry.Mark == ' ')} as expected"),
        };
        var passedOver = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (!IsNearDifference(i))
            {
                passedOver++;
                continue;
            }

            TellPassedOver(lines, ref passedOver);
            lines.AddRange(entries[i].Lines());
        }

        TellPassedOver(lines, ref passedOver);
        return string.Join('\n', lines);
    }

    private static void TellPassedOver(List<string> lines, ref int count)
    {
        if (count > 0)
        {
            lines.Add(FormattableString.Invariant($"  … {count} as expected"));
            count = 0;
        }
    }

    private bool IsNearDifference(int index)
    {
        for (var i = Math.Max(0, index - ContextLines); i <= Math.Min(entries.Count - 1, index + ContextLines); i++)
        {
            if (entries[i].Mark != ' ')
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Entry(char Mark, GoldenAlert? Expected, GoldenAlert? Actual)
    {
        public Instant At => (Expected ?? Actual)!.RaisedAt;

        public IEnumerable<string> Lines()
        {
            yield return $"{Mark} {Actual ?? Expected}";
            if (Mark == '~')
            {
                foreach (var (what, was, now) in ((string, string, string)[])[
                    ("raised at", Expected!.RaisedAt.ToString(), Actual!.RaisedAt.ToString()),
                    ("priority", GoldenAlert.PriorityText(Expected.Priority), GoldenAlert.PriorityText(Actual.Priority)),
                    ("text", Expected.Summary, Actual.Summary)])
                {
                    if (was != now)
                    {
                        yield return $"      {what} was {was}";
                    }
                }
            }
        }
    }
}
