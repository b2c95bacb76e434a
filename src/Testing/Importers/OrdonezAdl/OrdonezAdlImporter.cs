using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers.OrdonezAdl;

/// <summary>Two homes with binary sensors and labelled daily activities (Ordóñez, de Toledo and Sanchis, Sensors 13:5460, 2013).</summary>
internal sealed partial class OrdonezAdlImporter : HomeImporter
{
    private static readonly string[] Columns = ["Start time", "End time", "Location", "Type", "Place"];
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss"];
    private static readonly CsvForm Form = new('\t', 0, SkipsEmptyFields: true);

    /// <inheritdoc/>
    public override string Format => "ordonez-adl";

    /// <inheritdoc/>
    public override string Help => """
        ADLs Recognition Using Binary Sensors: two homes, 14 and 21 days. Get it from the UCI repository
        (CC BY 4.0; the README of 2013 allows use with citation, no commercial use). Ordóñez, de Toledo
        and Sanchis, Sensors 13:5460, 2013.

        The folder holds OrdonezA_Sensors.txt and OrdonezB_Sensors.txt, plain or gzip (.gz): Start time,
        End time, Location, Type, Place, separated by tabs, a line of hyphens under the header. The files
        of activities are not read. Each file is a home with one resident and one kit.

        A row is an interval of one sensor, named <place>-<location>, such as kitchen-fridge:
          Magnetic   contact          1 at its start, 0 at its end
          Pressure   bed-occupancy    1 and 0 (location Bed); chair-occupancy for any other location
          PIR        presence         1 and 0, and motion at the start
          Electric   appliance-on     1 and 0
          Flush      toilet-flush     at its start
        Rows that end before they begin are a bad-time.

        Times are local, Europe/Madrid (--time-zone for another). Two values of one sensor at the same
          second stay apart by 1 microsecond.
        Coverage: the source has no heartbeats. The importer makes packs of 1 minute, and heartbeats
          where there is nothing to send, within 5 hours before and after the start or end of any
          interval (--coverage-hours), not before the home's first row.
        Beside the recording <file>.trials.csv says which home is whose, and from when to when.
        """;

    /// <inheritdoc/>
    public override ImportChoices Choices => ImportChoices.CoverageHours | ImportChoices.TimeZone;

    /// <inheritdoc/>
    protected override string Provenance => "ADLs Recognition Using Binary Sensors (Ordóñez, de Toledo and Sanchis, Sensors 13:5460, 2013; UCI, CC BY 4.0). Packs of 1 minute and heartbeats near any firing made by the importer.";

    /// <inheritdoc/>
    protected override TimeSpan Period => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override string DefaultZone => "Europe/Madrid";

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, string zone, HomeSource source, CancellationToken cancellationToken)
    {
        var localTime = LocalTime.Find(zone) ?? throw new ImportSourceException($"This machine does not know the time zone '{zone}'.");
        foreach (var (subject, path) in SourceFiles.Find(folder, FileName(), "OrdonezA_Sensors.txt"))
        {
            await source.ReadAsync(path, Columns, Form, (row, file) => file.Line == 2 && IsUnderline(row) ? HomeSource.NoRow : Take(source.HomeOf(subject), localTime, row), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override RoomKind? RoomOf(SensorId sensor) => OrdonezSensors.RoomOf(sensor);

    private static bool IsUnderline(string?[] row) => row[0] is { } cell && cell.All(character => character == '-');

    private static string? Take(SourceHome home, LocalTime localTime, string?[] row)
    {
        if (Array.Exists(row, cell => cell is null))
        {
            return "short-row";
        }

        if (!Cells.TryReadDate(row[0], TimeFormats, out var start) || !Cells.TryReadDate(row[1], TimeFormats, out var end) || end < start)
        {
            return "bad-time";
        }

        if (!OrdonezSensors.TryFind(row[2]!, row[3]!, row[4]!, out var sensor, out var values))
        {
            return "unknown-device";
        }

        foreach (var value in values)
        {
            home.Add(sensor, value.Quantity, localTime.ToInstant(value.AtEnd ? end : start), value.Value, isFiring: true);
        }

        return null;
    }

    [GeneratedRegex(@"^Ordonez(\w+)_Sensors\.txt$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
