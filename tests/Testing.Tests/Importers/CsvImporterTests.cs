using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Csv;

namespace AgeingMonitor.Testing.Tests.Importers;

public sealed class CsvImporterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Example_IsAMappingThatDoesWhatItSays()
    {
        folder.Write("a.csv", "time,flat,temperature,pulse,door\n2026-03-01 12:00:00,f1,293.15,71.5,OPEN\n2026-03-01T11:00:00Z,f1,unknown,,closed\n2026-03-01T13:00:00+01:00,f2,294.15,60,fault\n");
        var (report, file) = await ImportAsync(CsvMappingExample.Text);

        Assert.Equal("example-home", file.Manifest.Name);
        Assert.Equal("Europe/Paris", file.Manifest.TimeZone);
        Assert.Equal(["f1", "f2"], report.Homes.Select(home => home.Subject));

        // Noon in Paris in winter is 11:00 UTC; 293.15 K is 20 Cel; both rows of f1 are at one instant, and the second contact comes 1 µs later.
        Assert.Equal(
            ["11:00:00.000000 living-room/room-temperature 20", "11:00:00.000000 wrist/heart-rate 71.5", "11:00:00.000000 front-door/contact 1", "11:00:00.000001 front-door/contact 0"],
            Texts(file, report.Homes[0].Kit));
        Assert.Equal(["12:00:00.000000 living-room/room-temperature 21", "12:00:00.000000 wrist/heart-rate 60"], Texts(file, report.Homes[1].Kit));
        Assert.Equal([("ignored", 1L), ("missing", 2L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        var plan = report.Homes[0].Plan;
        Assert.Equal(RoomKind.Entrance, plan.RoomKindOf(report.Homes[0].Kit, SensorId.Parse("front-door"), file.Packs[0].SealedAt));
        Assert.NotNull(plan.PlacementOf(report.Homes[0].Kit, SensorId.Parse("wrist"), file.Packs[0].SealedAt)!.Resident);

        // Heartbeats each five minutes for five hours after the last value of a sensor with a room.
        Assert.Equal(2 + (2 * 59), report.Packs);
    }

    [Fact]
    public async Task Long_SensorsAndQuantities_AreTakenByTheirCells()
    {
        folder.Write("U07_log.csv", "exported by hand\nwhen;device;kind;value\n0;PIR 1;state;on\n1,5;PIR 1;state;off\n2;PIR 1;battery;87,5\n3;bed;state;sitting\n4;bed;state;floating\n5;lamp;state;on\n6;PIR 1;battery;1.234\nx;PIR 1;battery;1\n");
        var (report, file) = await ImportAsync("""
            name: long-one
            files: U*.csv
            delimiter: ";"
            decimal: ","
            lines-before-header: 1
            time-zone: Etc/UTC
            time: { column: when, format: seconds, start: 2026-03-01T08:00:00Z }
            subject: { file-name: "^(U[0-9]+)_" }
            long:
              sensor-column: device
              quantity-column: kind
              value-column: value
              series:
                - { sensor-cell: PIR 1, quantity-cell: state, sensor: hall, quantity: motion, values: { "on": 1, "off": ignore } }
                - { sensor-cell: PIR 1, quantity-cell: battery, sensor: hall, quantity: battery, unit: "%" }
                - { sensor-cell: bed, quantity-cell: state, sensor: bed, quantity: posture }
            rooms: { hall: hall }
            personal: [bed]
            """);

        Assert.Equal("U07", report.Homes.Single().Subject);
        Assert.Equal(["08:00:00.000000 hall/motion 1", "08:00:02.000000 hall/battery 87.5", "08:00:03.000000 bed/posture sitting"], Texts(file, report.Homes[0].Kit));
        Assert.Equal([("bad-time", 1L), ("bad-value", 2L), ("ignored", 1L), ("unknown-series", 1L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        Assert.Equal(["U07_log.csv:7", "U07_log.csv:9"], report.Skipped[1].Lines);
        Assert.Equal((8, 1), (report.RowsRead, report.Packs));
    }

    [Theory]
    [InlineData("iso", "2026-07-01 12:00", "2026-07-01T10:00:00.000000Z")]
    [InlineData("iso", "2026-07-01T12:00:00.123456", "2026-07-01T10:00:00.123456Z")]
    [InlineData("iso", "2026-07-01T12:00:00+05:30", "2026-07-01T06:30:00.000000Z")]
    [InlineData("iso", "2026-07-01", "2026-06-30T22:00:00.000000Z")]
    [InlineData("iso", "2026-10-25 02:30:00", "2026-10-25T00:30:00.000000Z")] // shown twice: the first
    [InlineData("iso", "2026-03-29 02:30:00", "2026-03-29T01:30:00.000000Z")] // skipped: an hour later
    [InlineData("dd/MM/yyyy HH.mm", "01/07/2026 12.00", "2026-07-01T10:00:00.000000Z")]
    [InlineData("dd/MM/yyyy hh:mm:ss tt", "01/07/2026 01:47:58 PM", "2026-07-01T11:47:58.000000Z")]
    [InlineData("dd/MM/yyyy", "01/07/2026", "2026-06-30T22:00:00.000000Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss.FFFFFF", "2026-07-01 12:00:00.25", "2026-07-01T10:00:00.250000Z")]
    [InlineData("yyyyMMdd HHmmss zzz", "20260701 120000 +00:00", "2026-07-01T12:00:00.000000Z")]
    [InlineData("milliseconds", "1782900000000.5", "2026-07-01T10:00:00.000500Z")]
    [InlineData("microseconds", "1782900000000001", "2026-07-01T10:00:00.000001Z")]
    public async Task Time_EachForm_IsTheInstantMeant(string format, string cell, string utc)
    {
        folder.Write("a.csv", $"t,v\n{cell},1\n");
        var (_, file) = await ImportAsync(Wide($"time: {{ column: t, format: \"{format}\" }}"));

        Assert.Equal(utc, file.Observations.Single().MeasuredAt.ToString());
    }

    [Theory]
    [InlineData("iso", "1/7/2026 12:00")]
    [InlineData("iso", "1969-07-01")]
    [InlineData("iso", "0001-01-01T00:00:00Z")]
    [InlineData("iso", "9999-12-31T23:59:59-12:00")]
    [InlineData("iso", "")]
    [InlineData("seconds", "NaN")]
    [InlineData("seconds", "1,782,900,000")]
    [InlineData("seconds", "99999999999999999999999999999999999")]
    [InlineData("seconds", "-5")]
    [InlineData("dd/MM/yyyy HH.mm", "07/15/2026 12.00")]
    public async Task Time_NotOfTheForm_IsCounted(string format, string cell)
    {
        folder.Write("a.csv", $"t,v\n\"{cell}\",1\n");
        var (report, _) = await ImportAsync(Wide($"time: {{ column: t, format: \"{format}\" }}"));

        Assert.Equal(("bad-time", 1L, "a.csv:2"), (report.Skipped.Single().Reason, report.Skipped.Single().Count, report.Skipped.Single().Lines[0]));
    }

    [Fact]
    public async Task Mistakes_AreAllReportedWithTheirLinesAndWhatWouldBeRight()
    {
        var mapping = """
            name: Two Words
            colour: blue
            delimiter: "::"
            decimal: x
            time-zone: Mars/Olympus
            time: { column: t, columns: [a, b], format: yesterday, start: 2026-01-01 }
            subject: { file-name: "U[0-9]+" }
            wide:
              - column: v
                sensor: Living Room
                quantity: room-temprature
              - { column: w, sensor: wrist, quantity: heart-rate, unit: furlong }
              - { column: x, sensor: wrist, quantity: heart-rate }
              - { sensor: door, quantity: contact, unit: "%", values: { open: 7 } }
              - { column: z, sensor: chest, quantity: pulse-waveform }
            rooms: { door: garage, attic: other }
            personal: [wirst]
            pack-seconds: many
            coverage-hours: 1000
            """;
        folder.Write("a.csv", "t,v\n");
        folder.Write("mapping.yaml", mapping);
        var problem = await ImportedFile.ProblemOfAsync("csv", folder.Path, folder.File("out.gz"), new ImportOptions { Mapping = folder.File("mapping.yaml") });

        Assert.StartsWith("mapping.yaml has ", problem, StringComparison.Ordinal);
        string[] wanted =
        [
            "line 1: 'Two Words' is no name", "line 2: 'colour' is not a key here. ", "line 3: '::' is no delimiter", "line 4: 'x' is no decimal sign", "line 5: This machine does not know the time zone 'Mars/Olympus'",
            "line 6: 'time' has either column or columns", "line 6: 'yesterday' is no format", "line 6: 'start' goes with seconds", "line 7: 'U[0-9]+' has no part in brackets", "line 10: 'Living Room' is no sensor name",
            "line 11: The catalogue has no quantity 'room-temprature'. Did you mean room-temperature?", "line 12: 'furlong' is not a unit that heart-rate (/min) can be converted from. Known are: ", "line 13: 'unit' is missing: heart-rate is in /min",
            "line 14: 'column' is missing", "line 14: contact has no unit", "line 14: '7' is not a value of contact: 0 to 1", "line 15: 'pulse-waveform' cannot come from a cell", "line 16: 'garage' is no kind of room. Known are: bathroom, bedroom, ",
            "line 17: No series has the sensor 'wirst'", "line 18: 'pack-seconds' is a whole number from 1 to 3600", "line 19: 'coverage-hours' is a whole number from 0 to 72",
        ];
        Assert.All(wanted, mistake => Assert.Contains("\n  " + mistake, problem, StringComparison.Ordinal));
        Assert.DoesNotContain("No series has the sensor 'door'", problem, StringComparison.Ordinal); // its series has a mistake, and is there
        var lines = problem.Split("\n  ").Skip(1).Select(line => int.Parse(line.Split(':')[0]["line ".Length..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(lines.Order(), lines);
    }

    [Theory]
    [InlineData("", "line 1: A mapping is one YAML map")]
    [InlineData("- a\n- b", "line 1: A mapping is one YAML map")]
    [InlineData("name: [", "This is not YAML")]
    [InlineData("name: a\nname: b", "This is not YAML")]
    [InlineData("\u0000\u0001", "line 1: A mapping is one YAML map")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: now\nwide: all\nrooms: [a]\npersonal: { a: b }\nmissing: { a: b }", "line 4: 'wide' is a list")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: { column: t, format: iso }\nwide: []", "line 4: 'wide' has no entry")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: { column: t, format: iso }", "either wide")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: { column: t, format: \"yyyy-MM-dd HH:mm'Z'\" }\nwide: []", "line 3: 'yyyy-MM-dd HH:mm'Z'' has a Z that means nothing")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: { column: t, format: \"dd/MM/yyyy hh:mm:ss\" }\nwide: []", "line 3: 'dd/MM/yyyy hh:mm:ss' is no format")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: { column: t, format: \"yyyy-MM-dd h:mm zzz\" }\nwide: []", "line 3: 'yyyy-MM-dd h:mm zzz' is no format")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: { column: t, format: \"yyyy-MM-dd mm:ss\" }\nwide: []", "line 3: 'yyyy-MM-dd mm:ss' is no format")]
    [InlineData("? { a: b }\n: c", "is not a key here")]
    [InlineData("name: x\ntime-zone: Etc/UTC\ntime: { column: t, format: iso }\nwide:\n  - &a { column: v, sensor: s, quantity: motion }\n  - *a\nrooms: { s: hall }", "'v' is mapped 2 times")]
    public async Task Mapping_OfAnotherShape_IsWords(string mapping, string wanted)
    {
        folder.Write("a.csv", "t,v\n");
        folder.Write("mapping.yaml", mapping);

        Assert.Contains(wanted, await ImportedFile.ProblemOfAsync("csv", folder.Path, folder.File("out.gz"), new ImportOptions { Mapping = folder.File("mapping.yaml") }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_NotAsMapped_IsWords()
    {
        folder.Write("mapping.yaml", Wide("time: { column: t, format: iso }\nsubject: { file-name: \"^(U.)_\" }"));
        var options = new ImportOptions { Mapping = folder.File("mapping.yaml") };
        Assert.Contains("holds no file that the mapping names", await ImportedFile.ProblemOfAsync("csv", folder.Path, folder.File("out.gz"), options), StringComparison.Ordinal);
        folder.Write("b.csv", "t,v\n");
        Assert.Contains("b.csv does not tell the subject", await ImportedFile.ProblemOfAsync("csv", folder.Path, folder.File("out.gz"), options), StringComparison.Ordinal);
        folder.Write("U1_b.csv", "time,v\n");
        Assert.Contains("U1_b.csv has no column t", await ImportedFile.ProblemOfAsync("csv", folder.File("U1_b.csv"), folder.File("out.gz"), options), StringComparison.Ordinal);
        Assert.Contains("no folder or file", await ImportedFile.ProblemOfAsync("csv", folder.File("none"), folder.File("out.gz"), options), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await ImportedFile.ProblemOfAsync("csv", folder.Path, folder.File("out.gz"), new ImportOptions { Mapping = folder.File("none.yaml") }), StringComparison.Ordinal);
        Assert.Contains("--example", await ImportedFile.ProblemOfAsync("csv", folder.Path, folder.File("out.gz")), StringComparison.Ordinal);
    }

    private static string Wide(string more) => $"name: wide-one\ntime-zone: Europe/Paris\n{more}\nwide:\n  - {{ column: v, sensor: s, quantity: motion }}\nrooms: {{ s: hall }}\n";

    private static IEnumerable<string> Texts(ImportedFile file, KitId kit) => file.Packs.Where(pack => pack.Key.Kit == kit).SelectMany(pack => pack.Observations)
        .Select(observation => FormattableString.Invariant($"{observation.MeasuredAt.ToString()[11..^1]} {observation.Sensor}/{observation.Quantity} {(object?)observation.Value.Text ?? observation.Value.Number}"));

    private Task<(ImportReport Report, ImportedFile File)> ImportAsync(string mapping)
    {
        folder.Write("mapping.yaml", mapping);
        return ImportedFile.ImportAsync("csv", folder.Path, folder.File("out.gz"), new ImportOptions { Mapping = folder.File("mapping.yaml") });
    }
}
