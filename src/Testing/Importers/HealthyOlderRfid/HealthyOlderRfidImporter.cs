using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.HealthyOlderRfid;

/// <summary>Bed and chair exits of older people with a tag without battery at the breastbone (Shinmoto Torres et al., IEEE RFID 2013; Sensors 16(4):546, 2016).</summary>
internal sealed partial class HealthyOlderRfidImporter : TrialImporter
{
    /// <summary>dBm to the catalogue's dBW (RFC 8798).</summary>
    private const double DecibelMilliwattsInWatts = -30;

    private const string Antenna = "antenna-";
    private static readonly string[] Columns = ["time_s", "acc_frontal_g", "acc_vertical_g", "acc_lateral_g", "antenna", "rssi"];

    /// <summary>The tag's own steps are 0.004 to 0.012 g, printed with five digits; a step of 1/16384 keeps all of them apart.</summary>
    private static readonly FrameChannel Chest = FrameChannel.Acceleration("chest", null, 1.0 / 16384, 1.0 / 4096);

    /// <inheritdoc/>
    public override string Format => "healthy-older-rfid";

    /// <inheritdoc/>
    public override string Help => """
        Healthy older people with a batteryless sensor: bed and chair exits of 14 people of 66 to 86 with
        a tag at the breastbone, read by radio. Get it from the UCI repository, "Activity recognition
        with healthy older people using a batteryless wearable sensor", CC BY 4.0 (Shinmoto Torres et
        al., IEEE RFID 2013; Sensors 16(4):546, 2016).

        The folder holds a folder for each room (room1, room2) with a file for each trial, plain or gzip:
          d1p01M.csv   time_s,acc_frontal_g,acc_vertical_g,acc_lateral_g,antenna,rssi,...,label
        with this header line, which the files of the source lack. Phase, frequency and label are not
        read. People are not numbered, so each trial is a home with one kit and one resident.

        Acceleration becomes acceleration-waveform of the sensor chest (frontal, vertical, lateral), in
          steps of 1/16384 g. The tag answers only when it has power: each sample keeps its own time.
        rssi (dBm) becomes signal-strength (dBW) of the sensor antenna-<n> in the bedroom, one value for
          each sample: which antenna heard the tag, and how well. Values over 8 g are implausible.
        """ + SharedHelp;

    /// <inheritdoc/>
    protected override string Provenance => "Activity recognition with healthy older people using a batteryless wearable sensor (Shinmoto Torres et al., Sensors 16(4):546, 2016; UCI, CC BY 4.0). Chest acceleration and signal strength; dates and packs of 1 s made by the importer.";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> TrialKeys => ["room", "file"];

    /// <inheritdoc/>
    protected override RoomKind? RoomOf(SensorId sensor) => sensor.Value.StartsWith(Antenna, StringComparison.Ordinal) ? RoomKind.Bedroom : null;

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, TrialSource source, CancellationToken cancellationToken)
    {
        var rooms = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(room => RoomName().IsMatch(Path.GetFileName(room))).Order(StringComparer.Ordinal).ToList()
            : throw new ImportSourceException($"There is no folder '{folder}'.");
        if (rooms.Count == 0)
        {
            throw new ImportSourceException($"'{folder}' holds no folder room1 or room2.");
        }

        foreach (var room in rooms)
        {
            foreach (var (trial, path) in SourceFiles.Find(room, FileName(), "d1p01M.csv"))
            {
                string[] keys = [Path.GetFileName(room), trial];
                await source.ReadAsync(path, Columns, row => Take(source.HomeOf(string.Join('/', keys)), keys, row), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string? Take(TrialHome home, string[] keys, string?[] row)
    {
        Span<double> values = stackalloc double[5];
        if (Cells.ReadNumbers(row.AsSpan(1), values) is { } reason)
        {
            return reason;
        }

        var strength = values[4] + DecibelMilliwattsInWatts;
        if (!SensorId.TryParse(Antenna + row[4], out var antenna))
        {
            return "unknown-device";
        }

        if (!Chest.Holds(values[..3]) || strength < Quantities.SignalStrength.Minimum || strength > Quantities.SignalStrength.Maximum)
        {
            return "implausible";
        }

        if (!Cells.TryReadTime(row[0], 1_000_000, out var at) || !home.TryRow(keys, at))
        {
            return "bad-time";
        }

        home.Add(Chest, values[..3]);
        home.Add(antenna, Quantities.SignalStrength, strength);
        return null;
    }

    [GeneratedRegex(@"^room\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoomName();

    [GeneratedRegex(@"^(d\d+p\d+[MF])\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
