using System.Text;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Scenarios;

public sealed class ScenarioFileTests : IDisposable
{
    private const string Whole =
        """
        # a comment
        scenario: fall-offline
        about:
          en: "A fall: the network is down."
          fr: Une chute hors ligne.
        start: 2026-03-02
        days: 2
        homes: 3
        time-zone: Europe/Lisbon
        events:
          - at: day 2 03:12
            what: fall
            room: bathroom
            how: unnoticed
            for: 4 h 50 min
          - { at: day 1 03:00:30, what: link-loss, home: all }
          - at: day 1 12:00
            what: reading
            sensor: thermometer
            how: body-temperature
            amount: 39.1 Cel
            home: 2
          - at: day 1 13:00
            what: battery-low
            sensor: wrist
            amount: 16
            home: 2
        must-raise: [fall, vital-sign]
        must-not-raise:
          - stillness
        must-list: [vital-signs]
        must-not-list: weight
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_WholeFile_UnderstandsEveryKey()
    {
        var scenario = Good(Whole);

        Assert.Equal(("fall-offline", "A fall: the network is down.", "Une chute hors ligne."), (scenario.Name, scenario.About.English, scenario.About.French));
        Assert.Equal((new DateOnly(2026, 3, 2), 2, 3, "Europe/Lisbon"), (scenario.Start, scenario.Days, scenario.Homes, scenario.TimeZone));
        Assert.Equal(["fall", "vital-sign"], scenario.MustRaise);
        Assert.Equal(["stillness"], scenario.MustNotRaise);
        Assert.Equal(["vital-signs"], scenario.MustList);
        Assert.Equal(["weight"], scenario.MustNotList);
        Assert.Equal([2, 3, 1], scenario.Happenings.Select(home => home.Count));

        // In the order of time, not of the file. Lisbon is on UTC in March.
        Assert.Equal([HappeningKinds.LinkLoss, HappeningKinds.Fall], scenario.Happenings[0].Select(happening => happening.Kind));
        Assert.Equal(Utc(2026, 3, 2, 3, 0, 30), scenario.Happenings[0][0].During.From);
        Assert.Equal(Utc(2026, 3, 2, 3, 40, 30), scenario.Happenings[0][0].During.To);
        var fall = scenario.Happenings[0][1];
        Assert.Equal((RoomKind.Bathroom, "unnoticed"), (fall.Room, fall.Manner));
        Assert.Equal(new TimeRange(Utc(2026, 3, 3, 3, 12, 0), Utc(2026, 3, 3, 8, 2, 0)), fall.During);
        var reading = scenario.Happenings[1][1];
        Assert.Equal(("thermometer", "body-temperature", 39.1), (reading.Sensor!.Value.Value, reading.Manner, reading.Amount));
        Assert.Equal(reading.During.From, reading.During.To);
        Assert.Equal(16, scenario.Happenings[1][2].Amount);
    }

    [Fact]
    public void Read_LittleSaid_TakesWhatIsUsual()
    {
        var scenario = Good("scenario: a\nstart: 2026-03-02\ndays: 1\n");

        Assert.Equal((1, "Europe/Paris"), (scenario.Homes, scenario.TimeZone));
        Assert.Empty(Assert.Single(scenario.Happenings));
        var fall = Good(Event("what: fall")).Happenings[0][0];
        Assert.Equal((null, null, null, "noticed"), (fall.Room, fall.Amount, fall.Manner, fall.MannerOrFirst));
        Assert.Equal(HappeningKinds.Fall.UsualLength, fall.During.To - fall.During.From);
    }

    [Fact]
    public void Read_ManyMistakes_TellsAllWithTheirPlaces()
    {
        const string text =
            """
            scenario: Fall Offline
            start: 2026-13-02
            days: 2
            home: 3
            events:
              - at: day 3 03:12
                what: fal
              - at: day 1 25:30
                what: fall
                room: bath-room
                how: noticd
                for: 25
              - what: visitors
                amount: 1.5
                sensor: wrist
              - fall
            must-raise: [fal]
            must-raise: [fall]
            """;

        var (scenario, problems) = ScenarioFile.Read(text);

        Assert.Null(scenario);
        Assert.Equal(
            """
            line 1, column 11: 'Fall Offline' is not a name: 1 to 64 lower-case letters, digits and inner hyphens
            line 2, column 8: '2026-13-02' is no date; write the first day, such as '2026-03-02'
            line 4, column 1: there is no key 'home'; 'homes' is meant?
            line 6, column 9: day 3 is outside of the scenario, which has the days 1 to 2
            line 7, column 11: there is no kind of event 'fal'; 'fall' is meant?
            line 8, column 9: '25:30' is not a time of day from 00:00 to 23:59:59; for a time after midnight name the next day
            line 10, column 11: there is no room 'bath-room'; 'bathroom' is meant?
            line 11, column 10: there is no way of fall 'noticd'; 'noticed' is meant?
            line 12, column 10: '25' is not a length with its unit, such as '25 min', '4 h 50 min', '2 d' or '30 s'
            line 13, column 5: 'at' is missing; write 'at: ' and a day and a time, such as 'day 2 03:12' or 'day 2 03:12:30'
            line 14, column 13: '1.5' is not a whole number from 1 to 12
            line 15, column 5: 'sensor' says nothing about a visitors; leave it out
            line 16, column 5: an event has at least 'at' and 'what'; begin it with '- at: day 1 10:00'
            line 17, column 14: there is no alert rule 'fal'; 'fall' is meant?
            line 18, column 1: 'must-raise' is already said in line 17; keep one
            """.ReplaceLineEndings("\n"),
            string.Join('\n', problems));
    }

    [Theory]
    [InlineData("what: fall\n    amount: 3", "'amount' says nothing about a fall")]
    [InlineData("what: help-call\n    for: 3 min", "happens at one instant")]
    [InlineData("what: link-loss\n    for: 0 s", "not more than 0 s")]
    [InlineData("what: link-loss\n    for: 401 d", "at most 400 d")]
    [InlineData("what: link-loss\n    for: 10 min 2 h", "not a length")]
    [InlineData("what: link-loss\n    for: [1 h]", "'for' takes one value")]
    [InlineData("what: link-loss\n    for:", "'for' has no value")]
    [InlineData("what: link-loss\n    home: 2", "'2' is not a home from 1 to 1")]
    [InlineData("what: link-loss\n    room: bathroom", "'room' says nothing")]
    [InlineData("what: link-flaky\n    amount: 1.01", "'1.01' is not a number from 0 to 1")]
    [InlineData("what: link-flaky\n    amount: NaN", "'NaN' is not a number")]
    [InlineData("what: link-flaky\n    amount: 1e-1", "'1e-1' is not a number")]
    [InlineData("what: battery-low", "'sensor' is missing")]
    [InlineData("what: battery-low\n    sensor: stove", "no sensor with a battery called 'stove'")]
    [InlineData("what: battery-low\n    sensor: rist", "'wrist' is meant?")]
    [InlineData("what: sensor-stuck\n    sensor: toilet-flush", "no sensor with a value that can stick called 'toilet-flush'")]
    [InlineData("what: sensor-chatter\n    sensor: scale", "no sensor that can chatter called 'scale'")]
    [InlineData("what: not-worn\n    sensor: scale", "no worn sensor 'scale'")]
    [InlineData("what: reading\n    sensor: scale\n    how: heart-rate\n    amount: 3", "no quantity that the scale measures, 'heart-rate'; known: 'body-weight'")]
    [InlineData("what: reading\n    sensor: thermometer\n    how: body-temperature", "'amount' is missing")]
    [InlineData("what: reading\n    sensor: thermometer\n    how: body-temperature\n    amount: 99", "'99' is not a number from")]
    [InlineData("what: illness\n    how: heart", "'amount' is missing")]
    [InlineData("what: illness\n    how: heart\n    amount: 39", "from 0.5 to 15 kg")]
    [InlineData("what: illness\n    amount: 3 kg", "from 36.5 to 42 Cel")]
    public void Read_EventThatCannotBe_SaysWhatWouldBeRight(string text, string expected) => Assert.Contains(expected, Bad(Event(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("day 1 02:30", "Europe/Paris", "02:30 does not exist on day 1 (2026-03-29): the clocks of Europe/Paris are put forward over it")]
    [InlineData("day 1 24:00", "Europe/Paris", "'24:00' is not a time of day")]
    [InlineData("day 0 10:00", "Europe/Paris", "day 0 is outside")]
    [InlineData("2026-03-29 10:00", "Europe/Paris", "is not a day and a time")]
    [InlineData("day 1 10:00", "Paris", "'Paris' is not an IANA time zone")]
    public void Read_TimeThatIsNone_SaysWhy(string at, string zone, string expected) =>
        Assert.Contains(expected, Bad($"scenario: a\nstart: 2026-03-29\ndays: 1\ntime-zone: {zone}\nevents:\n  - at: {at}\n    what: fall\n"), StringComparison.Ordinal);

    [Fact]
    public void Read_HourThatComesTwice_IsItsFirstPass() =>
        Assert.Equal(Utc(2026, 10, 25, 0, 30, 0), Good("scenario: a\nstart: 2026-10-25\ndays: 1\nevents:\n  - at: day 1 02:30\n    what: fall\n").Happenings[0][0].During.From);

    [Theory]
    [InlineData("at: day 1 10:00\n    what: link-loss", "at: day 1 10:00\n    what: link-loss", "the event of line 5 again")]
    [InlineData("at: day 1 10:00\n    what: link-loss", "at: day 1 10:39\n    what: link-loss", "begins or ends within that of line 5")]
    public void Read_EventTwice_IsRefused(string one, string other, string expected) =>
        Assert.Contains(expected, Bad($"scenario: a\nstart: 2026-03-02\ndays: 1\nevents:\n  - {one}\n  - {other}\n"), StringComparison.Ordinal);

    [Fact]
    public void Read_SameRuleInBothLists_IsRefused()
    {
        Assert.Contains("cannot be in both", Bad("scenario: a\nstart: 2026-03-02\ndays: 1\nmust-raise: fall\nmust-not-raise: fall\n"), StringComparison.Ordinal);
        Assert.Contains("cannot be in both must-list and must-not-list", Bad("scenario: a\nstart: 2026-03-02\ndays: 1\nmust-list: weight\nmust-not-list: weight\n"), StringComparison.Ordinal);
        Assert.Contains("there is no detector of the daily list 'fall'", Bad("scenario: a\nstart: 2026-03-02\ndays: 1\nmust-list: fall\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("# only a comment\n", "the file is empty")]
    [InlineData("just words", "begin with 'scenario: <name>'")]
    [InlineData("[1, 2]", "begin with 'scenario: <name>'")]
    [InlineData("scenario: a\n\tstart: 3", "this is not YAML")]
    [InlineData("scenario: [a", "this is not YAML")]
    [InlineData("scenario: \"\\UFFFFFFFF\"", "this is not YAML")]
    [InlineData("scenario: a\n---\nscenario: b", "a second document")]
    [InlineData("scenario: !!python/object a", "'!' gives a type")]
    [InlineData("? [a, b]\n: c", "a word with a colon")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]", "'&' names a part")]
    [InlineData("a: *b", "'*' refers")]
    [InlineData("a: [[[[[[[[[[1]]]]]]]]]]", "nested too deeply")]
    public void Read_OtherThings_AreRefusedPlainly(string text, string expected) => Assert.Contains(expected, Bad(text), StringComparison.Ordinal);

    [Fact]
    public void Read_WordsThatWouldCommandATerminal_AreShownHarmlessly()
    {
        var text = Bad("\"\\e[31mred\\n\": 1");

        Assert.Contains("'·[31mred·'", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_LargeOrBinaryFile_IsRefused()
    {
        var path = folder.File("large.yaml");
        await File.WriteAllBytesAsync(path, Encoding.ASCII.GetBytes(new string('a', 10_000_000)), TestContext.Current.CancellationToken);
        Assert.Contains("larger than 256 KiB", Assert.Single((await ScenarioFile.ReadAsync(path, TestContext.Current.CancellationToken)).Problems).Message, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(path, [(byte)'a', (byte)'\n', 0xFF, 0xFE, 0], TestContext.Current.CancellationToken);
        Assert.Equal("line 2, column 1: this is not text in UTF-8; a scenario is a small YAML file", Assert.Single((await ScenarioFile.ReadAsync(path, TestContext.Current.CancellationToken)).Problems).ToString());
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMarkAndWindowsLineEnds_AreUnderstood()
    {
        var path = folder.File("windows.yaml");
        await File.WriteAllTextAsync(path, Whole.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), TestContext.Current.CancellationToken);

        var (scenario, problems) = await ScenarioFile.ReadAsync(path, TestContext.Current.CancellationToken);

        Assert.Empty(problems);
        Assert.Equal("fall-offline", scenario!.Name);
    }

    [Fact]
    public void Read_VeryManyMistakes_StopsTelling()
    {
        var (_, problems) = ScenarioFile.Read(string.Concat(Enumerable.Range(0, 500).Select(i => $"k{i}: 1\n")));

        Assert.Equal(ScenarioFile.MostProblems + 1, problems.Count);
        Assert.Contains(problems, problem => problem.Message.Contains("there is more", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_VeryManyEvents_IsRefused() =>
        Assert.Contains("too many events", Bad("scenario: a\nstart: 2026-03-02\ndays: 1\nhomes: 1000\nevents:\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"  - {{ at: day 1 10:{i:00}, what: help-call, home: all }}\n"))), StringComparison.Ordinal);

    private static Scenario Good(string text)
    {
        var (scenario, problems) = ScenarioFile.Read(text);
        Assert.Empty(problems);
        return scenario!;
    }

    private static string Bad(string text)
    {
        var (scenario, problems) = ScenarioFile.Read(text);
        Assert.Null(scenario);
        return string.Join('\n', problems);
    }

    private static string Event(string lines) => $"scenario: a\nstart: 2026-03-02\ndays: 1\nevents:\n  - at: day 1 10:00\n    {lines}\n";

    private static Instant Utc(int year, int month, int day, int hour, int minute, int second) => Instant.From(new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero));
}
