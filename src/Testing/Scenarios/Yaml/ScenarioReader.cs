using System.Globalization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Makes a scenario of the nodes of its file, or tells everything that is wrong with it. One caller at a time.</summary>
internal sealed class ScenarioReader
{
    /// <summary>Most days of a scenario.</summary>
    public const int MostDays = 400;

    /// <summary>Most homes of a scenario.</summary>
    public const int MostHomes = 1000;

    private const int MostName = 64;
    private const string DefaultZone = "Europe/Paris";
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 1, 1);
    private readonly ProblemList problems;
    private readonly MapReader root;

    private ScenarioReader(YamlMap map, ProblemList problems)
    {
        this.problems = problems;
        root = new MapReader(map, ScenarioKeys.OfScenario, problems);
    }

    /// <summary>The scenario; it is to be used only when there are no problems.</summary>
    public static Scenario? Read(YamlNode node, ProblemList problems)
    {
        if (node is YamlMap map)
        {
            return new ScenarioReader(map, problems).Read();
        }

        problems.Add(node, "a scenario is a list of keys and values; begin with 'scenario: <name>'");
        return null;
    }

    private Scenario Read()
    {
        var name = Name();
        var zone = Zone();
        var start = Start();
        if (!root.Has(ScenarioKeys.Days))
        {
            problems.Add(root.Place(ScenarioKeys.Days), "'days' is missing; write 'days: ' and how many days are to be simulated");
        }

        var days = root.Whole(ScenarioKeys.Days, 1, MostDays, MostDays);
        var homes = root.Whole(ScenarioKeys.Homes, 1, MostHomes, 1);
        var (mustRaise, mustNotRaise) = Both(ScenarioKeys.MustRaise, ScenarioKeys.MustNotRaise, "alert rule", AlertRules.All);
        var (mustList, mustNotList) = Both(ScenarioKeys.MustList, ScenarioKeys.MustNotList, "detector of the daily list", DayFlagDetectors.All);
        return new Scenario
        {
            Name = name,
            About = About(),
            Start = start,
            Days = days,
            TimeZone = zone.Id,
            Happenings = Events(new ScenarioCalendar(start, days, zone), homes),
            MustRaise = mustRaise,
            MustNotRaise = mustNotRaise,
            MustList = mustList,
            MustNotList = mustNotList,
        };
    }

    private string Name()
    {
        var name = root.Needed(ScenarioKeys.Scenario, "its name, such as 'fall-in-the-bathroom'") ?? string.Empty;
        if (name.Length > MostName || name.StartsWith('-') || name.EndsWith('-') || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            problems.Add(root.Place(ScenarioKeys.Scenario), string.Create(CultureInfo.InvariantCulture, $"'{Words.Shown(name)}' is not a name: 1 to {MostName} lower-case letters, digits and inner hyphens"));
        }

        return name;
    }

    private LocalizedText About()
    {
        if (root.Node(ScenarioKeys.About) is not { } node)
        {
            return new LocalizedText(string.Empty, string.Empty);
        }

        if (node is not YamlMap map)
        {
            problems.Add(node, "'about' has a text in English below 'en' and one in French below 'fr'");
            return new LocalizedText(string.Empty, string.Empty);
        }

        var about = new MapReader(map, ScenarioKeys.OfAbout, problems);
        var english = about.Text(ScenarioKeys.English, "a sentence");
        var french = about.Text(ScenarioKeys.French, "a sentence");
        return new LocalizedText(french ?? english ?? string.Empty, english ?? french ?? string.Empty);
    }

    private DateOnly Start()
    {
        const string example = "the first day, such as '2026-03-02'";
        if (root.Needed(ScenarioKeys.Start, example) is not { } text)
        {
            return Earliest;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
        {
            problems.Add(root.Place(ScenarioKeys.Start), $"'{Words.Shown(text)}' is no date; write {example}");
            return Earliest;
        }

        if (start < Earliest || start > Latest)
        {
            problems.Add(root.Place(ScenarioKeys.Start), string.Create(CultureInfo.InvariantCulture, $"'{text}' is not between {Earliest:yyyy-MM-dd} and {Latest:yyyy-MM-dd}"));
            return Earliest;
        }

        return start;
    }

    private TimeZoneInfo Zone()
    {
        const string example = "an IANA time zone, such as 'Europe/Paris'";
        var name = root.Text(ScenarioKeys.TimeZone, example) ?? DefaultZone;
        if (name.Length <= MostName && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        problems.Add(root.Place(ScenarioKeys.TimeZone), $"'{Words.Shown(name)}' is not {example}, that this machine knows");
        return TimeZoneInfo.Utc;
    }

    /// <summary>What must and what must not come, of the names that are known.</summary>
    private (IReadOnlyList<string> Must, IReadOnlyList<string> MustNot) Both(string mustKey, string mustNotKey, string what, IReadOnlyList<string> known)
    {
        var must = Names(mustKey, what, known);
        var mustNot = Names(mustNotKey, what, known);
        foreach (var (name, node) in mustNot.Where(name => must.Any(other => other.Name == name.Name)))
        {
            problems.Add(node, $"'{name}' cannot be in both {mustKey} and {mustNotKey}");
        }

        return ([.. must.Select(name => name.Name)], [.. mustNot.Select(name => name.Name)]);
    }

    private List<(string Name, YamlNode Node)> Names(string key, string what, IReadOnlyList<string> known)
    {
        var names = new List<(string Name, YamlNode Node)>();
        if (root.Node(key) is not { } node)
        {
            return names;
        }

        foreach (var item in node is YamlList list ? list.Items : [node])
        {
            if (item is not YamlScalar { Value: var name })
            {
                problems.Add(item, $"'{key}' is a list of {what}s, such as '[{known[0]}]'");
            }
            else if (!known.Contains(name, StringComparer.Ordinal))
            {
                problems.Add(item, Words.Unknown(what, name, known));
            }
            else if (names.Any(other => other.Name == name))
            {
                problems.Add(item, $"'{name}' is already in the list");
            }
            else
            {
                names.Add((name, item));
            }
        }

        return names;
    }

    private IReadOnlyList<Happening>[] Events(ScenarioCalendar calendar, int homes)
    {
        var book = new EventBook(homes, problems);
        switch (root.Node(ScenarioKeys.Events))
        {
            case null:
            case YamlScalar { Value.Length: 0 }:
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (book.IsFull)
                    {
                        problems.Add(item, string.Create(CultureInfo.InvariantCulture, $"these are too many events: a scenario has {EventBook.Most} at most, counted in each home"));
                        break;
                    }

                    EventReader.Read(item, calendar, book, problems);
                }

                break;
            case var other:
                problems.Add(other, "'events' is a list; begin each event with '- at: day 1 10:00'");
                break;
        }

        return book.InOrder();
    }
}
