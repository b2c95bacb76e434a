using System.Globalization;
using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.PhysioNet2012;

/// <summary>Vital signs of the first 48 hours in intensive care (PhysioNet/Computing in Cardiology Challenge 2012).</summary>
internal sealed partial class PhysioNet2012Importer : HomeImporter
{
    private static readonly string[] Columns = ["RecordID", "Time", "Parameter", "Value"];

    private static readonly Dictionary<string, (SensorId Sensor, QuantityDefinition Quantity, string Unit)> Parameters = new(StringComparer.Ordinal)
    {
        ["HR"] = (SensorId.Parse("monitor"), Quantities.HeartRate, "/min"),
        ["RespRate"] = (SensorId.Parse("monitor"), Quantities.RespiratoryRate, "/min"),
        ["SaO2"] = (SensorId.Parse("blood-gas"), Quantities.OxygenSaturation, "%"),
        ["Temp"] = (SensorId.Parse("thermometer"), Quantities.BodyTemperature, "Cel"),
        ["SysABP"] = (SensorId.Parse("arterial-line"), Quantities.SystolicBloodPressure, "mm[Hg]"),
        ["DiasABP"] = (SensorId.Parse("arterial-line"), Quantities.DiastolicBloodPressure, "mm[Hg]"),
        ["MAP"] = (SensorId.Parse("arterial-line"), Quantities.MeanBloodPressure, "mm[Hg]"),
        ["NISysABP"] = (SensorId.Parse("cuff"), Quantities.SystolicBloodPressure, "mm[Hg]"),
        ["NIDiasABP"] = (SensorId.Parse("cuff"), Quantities.DiastolicBloodPressure, "mm[Hg]"),
        ["NIMAP"] = (SensorId.Parse("cuff"), Quantities.MeanBloodPressure, "mm[Hg]"),
        ["Weight"] = (SensorId.Parse("scale"), Quantities.BodyWeight, "kg"),
        ["Height"] = (SensorId.Parse("chart"), Quantities.BodyHeight, "cm"),
    };

    /// <summary>What the catalogue has no quantity for.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "Age", "Gender", "ICUType", "GCS", "FiO2", "MechVent" };

    /// <inheritdoc/>
    public override string Format => "physionet2012";

    /// <inheritdoc/>
    public override string Help => """
        Vital signs of the first 48 hours in intensive care: the PhysioNet/Computing in Cardiology
        Challenge 2012, set A. Get it from PhysioNet (Open Data Commons Attribution 1.0).

        The folder holds one file for each set, plain or gzip (.gz), the records one after the other:
          vitals_set_a.csv   RecordID,Time,Parameter,Value     Time as hh:mm since admission
        (The source has a file for each record: Time,Parameter,Value.) Outcomes are not read. One record
        is one home with one resident and one kit.

        HR becomes heart-rate and RespRate respiratory-rate of the sensor monitor; Temp body-temperature;
          SysABP, DiasABP and MAP blood pressure of the arterial-line; NISysABP, NIDiasABP and NIMAP of
          the cuff; Weight body-weight; Height (cm) body-height in m. SaO2 becomes oxygen-saturation of
          the sensor blood-gas: it is measured in blood, not by a pulse oximeter.
        GCS, FiO2, MechVent, Age, Gender and ICUType are counted as no-quantity: the catalogue has none.
          -1 means unknown (missing). Values outside the plausible range are left out and counted.

        The source has no dates: every admission is 2000-01-01T00:00:00Z. Two values of one series at the
          same minute stay apart by 1 microsecond.
        Packs: one for each 5 minutes that hold a value. There are no heartbeats: between hourly values
          the kit counts as silent, and a replay through all rules says so.
        Beside the recording <file>.trials.csv says which home is which record, and from when to when.
        """;

    /// <inheritdoc/>
    protected override string Provenance => "PhysioNet/Computing in Cardiology Challenge 2012 (Open Data Commons Attribution 1.0). Packs of 5 minutes made by the importer; admission is 2000-01-01T00:00:00Z.";

    /// <inheritdoc/>
    protected override TimeSpan Period => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, string zone, HomeSource source, CancellationToken cancellationToken)
    {
        foreach (var (_, path) in SourceFiles.Find(folder, FileName(), "vitals_set_a.csv"))
        {
            await source.ReadAsync(path, Columns, CsvForm.Usual, (row, _) => Take(source, row), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? Take(HomeSource source, string?[] row)
    {
        if (Cells.ReadNumber(row[3], out var value) is { } reason)
        {
            return reason;
        }

        if (row[0] is not { Length: > 0 and <= 20 } record || !record.All(char.IsAsciiDigit))
        {
            return "bad-subject";
        }

        if (!TryReadTime(row[1], out var at))
        {
            return "bad-time";
        }

        if (!Parameters.TryGetValue(row[2] ?? string.Empty, out var parameter))
        {
            return Others.Contains(row[2] ?? string.Empty) ? "no-quantity" : "unknown-parameter";
        }

        if (value == -1)
        {
            return "missing";
        }

        if (!UcumUnits.TryConvert(value, parameter.Unit, parameter.Quantity, out value) || value < parameter.Quantity.Minimum || value > parameter.Quantity.Maximum)
        {
            return "implausible";
        }

        source.HomeOf(record).Add(parameter.Sensor, parameter.Quantity, at, value, isFiring: false);
        return null;
    }

    /// <summary>Hours may be more than 24.</summary>
    private static bool TryReadTime(string? cell, out Instant at)
    {
        at = default;
        if (cell is null || !TimeForm().IsMatch(cell))
        {
            return false;
        }

        var hours = int.Parse(cell.AsSpan(0, cell.IndexOf(':', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);
        at = TrialSchedule.Start + TimeSpan.FromMinutes((hours * 60) + int.Parse(cell.AsSpan(cell.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    [GeneratedRegex(@"^\d{1,4}:[0-5]\d$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeForm();

    [GeneratedRegex(@"^vitals_set_(\w)\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
