using System.Globalization;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Reads one event of a scenario. One caller at a time.</summary>
internal sealed class EventReader
{
    private const string AllHomes = "all";
    private static readonly TimeSpan LongestLength = TimeSpan.FromDays(ScenarioReader.MostDays);
    private static readonly IReadOnlyList<string> KindNames = [.. HappeningKinds.All.Select(kind => kind.Name)];
    private readonly ProblemList problems;
    private readonly MapReader map;
    private readonly HappeningKind kind;

    private EventReader(MapReader map, HappeningKind kind, ProblemList problems)
    {
        this.map = map;
        this.kind = kind;
        this.problems = problems;
    }

    /// <summary>Reads an event into the book, or tells everything that is wrong with it.</summary>
    public static void Read(YamlNode node, ScenarioCalendar calendar, EventBook book, ProblemList problems)
    {
        if (node is not YamlMap entries)
        {
            problems.Add(node, "an event has at least 'at' and 'what'; begin it with '- at: day 1 10:00'");
            return;
        }

        var map = new MapReader(entries, ScenarioKeys.OfEvent, problems);
        var at = At(map, calendar, problems);
        var homes = HomesOf(map, book.Homes, problems);
        var what = map.Needed(ScenarioKeys.What, "one of the kinds of docs/scenarios.md, such as 'fall'");
        if (what is null)
        {
            return;
        }

        if (HappeningKinds.Find(what) is not { } kind)
        {
            problems.Add(map.Place(ScenarioKeys.What), Words.Unknown("kind of event", what, KindNames));
            return;
        }

        if (new EventReader(map, kind, problems).Read(at) is { } happening)
        {
            foreach (var home in homes)
            {
                if (!book.Add(home, happening, node))
                {
                    break;
                }
            }
        }
    }

    private static Instant? At(MapReader map, ScenarioCalendar calendar, ProblemList problems)
    {
        if (map.Needed(ScenarioKeys.At, ScenarioCalendar.Example) is not { } text)
        {
            return null;
        }

        var (at, problem) = calendar.Read(text);
        if (problem is not null)
        {
            problems.Add(map.Place(ScenarioKeys.At), problem);
        }

        return at;
    }

    private static IEnumerable<int> HomesOf(MapReader map, int homes, ProblemList problems)
    {
        var example = string.Create(CultureInfo.InvariantCulture, $"a home from 1 to {homes}, or '{AllHomes}'");
        switch (map.Text(ScenarioKeys.Home, example))
        {
            case null:
                return [0];
            case AllHomes:
                return Enumerable.Range(0, homes);
            case var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var home) && home >= 1 && home <= homes:
                return [home - 1];
            case var text:
                problems.Add(map.Place(ScenarioKeys.Home), $"'{Words.Shown(text)}' is not {example}");
                return [];
        }
    }

    private Happening? Read(Instant? at)
    {
        var length = Length();
        var room = Room();
        var sensor = Sensor();
        var (manner, quantity) = kind == HappeningKinds.Reading ? QuantityOf(sensor) : (Manner(), null);
        var amount = AmountLimits.Of(kind, manner, quantity).Read(map, problems);
        return at is { } from && length is { } span
            ? new Happening { Kind = kind, During = new TimeRange(from, from + span), Room = room, Sensor = sensor, Manner = manner, Amount = amount }
            : null;
    }

    private TimeSpan? Length()
    {
        if (map.Text(ScenarioKeys.For, Lengths.Example) is not { } text)
        {
            return kind.UsualLength;
        }

        var length = TimeSpan.Zero;
        var problem = kind.UsualLength == TimeSpan.Zero ? $"a {kind} happens at one instant; leave out 'for'"
            : !Lengths.TryParse(text, out length) ? $"'{Words.Shown(text)}' is not {Lengths.Example}"
            : length <= TimeSpan.Zero || length > LongestLength ? $"'{Words.Shown(text)}' is not more than 0 s and at most {Lengths.Text(LongestLength)}"
            : null;
        if (problem is null)
        {
            return length;
        }

        problems.Add(map.Place(ScenarioKeys.For), problem);
        return null;
    }

    private RoomKind? Room()
    {
        if (!MayHave(ScenarioKeys.Room, kind.TakesRoom) || map.Text(ScenarioKeys.Room, Words.List(SimulatedRooms.Names)) is not { } text)
        {
            return null;
        }

        if (SimulatedRooms.Find(text) is { } room)
        {
            return room;
        }

        problems.Add(map.Place(ScenarioKeys.Room), Words.Unknown("room", text, SimulatedRooms.Names));
        return null;
    }

    private SensorId? Sensor()
    {
        if (!MayHave(ScenarioKeys.Sensor, kind.NeedsSensor))
        {
            return null;
        }

        var names = SimulatedSensors.NamesFor(kind);
        if ((kind.NeedsSensor ? map.Needed(ScenarioKeys.Sensor, $"one of {Words.List(names)}") : null) is not { } text)
        {
            return null;
        }

        if (names.Contains(text, StringComparer.Ordinal))
        {
            return SensorId.Parse(text);
        }

        problems.Add(map.Place(ScenarioKeys.Sensor), Words.Unknown(SensorsOf(kind), text, names));
        return null;
    }

    private static string SensorsOf(HappeningKind kind) => kind.Name switch
    {
        "not-worn" => "worn sensor",
        "battery-low" => "sensor with a battery called",
        "sensor-stuck" => "sensor with a value that can stick called",
        "sensor-chatter" => "sensor that can chatter called",
        _ => "sensor",
    };

    private string? Manner()
    {
        if (!MayHave(ScenarioKeys.How, kind.Manners.Count > 0) || map.Text(ScenarioKeys.How, Words.List(kind.Manners)) is not { } text)
        {
            return null;
        }

        if (kind.Manners.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        problems.Add(map.Place(ScenarioKeys.How), Words.Unknown($"way of {kind}", text, kind.Manners));
        return null;
    }

    /// <summary>For a reading, what is read: a quantity that the sensor measures, as a number.</summary>
    private (string? Manner, QuantityDefinition? Quantity) QuantityOf(SensorId? sensor)
    {
        if (sensor is not { } named)
        {
            return (map.Text(ScenarioKeys.How, "a quantity, such as 'body-temperature'"), null);
        }

        var codes = SimulatedSensors.NumbersOf(named);
        if (map.Needed(ScenarioKeys.How, $"the quantity read, one of {Words.List(codes)}") is not { } text)
        {
            return (null, null);
        }

        if (codes.Contains(text, StringComparer.Ordinal))
        {
            return (text, Quantities.Find(text));
        }

        problems.Add(map.Place(ScenarioKeys.How), Words.Unknown($"quantity that the {named} measures,", text, codes));
        return (null, null);
    }

    private bool MayHave(string key, bool may)
    {
        if (!may && map.Has(key))
        {
            problems.Add(map.KeyPlace(key), $"'{key}' says nothing about a {kind}; leave it out");
        }

        return may;
    }
}
