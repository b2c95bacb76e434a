using System.Globalization;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers.Tihm;

/// <summary>Reads the two files of a TIHM folder into homes.</summary>
internal sealed class TihmSource(string recording, LocalTime localTime, SkipCounter skipped)
{
    private const int MaxSubjectLength = 64;
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm"];
    private readonly SortedDictionary<string, SourceHome> homes = new(StringComparer.Ordinal);

    public long RowsRead { get; private set; }

    /// <summary>In the order of their subjects.</summary>
    public IEnumerable<SourceHome> Homes => homes.Values;

    public async Task ReadAsync(string folder, CancellationToken cancellationToken)
    {
        await ReadFileAsync(folder, "Activity.csv", ["patient_id", "location_name", "date"], TakeFiring, cancellationToken).ConfigureAwait(false);
        await ReadFileAsync(folder, "Physiology.csv", ["patient_id", "date", "device_type", "value", "unit"], TakeMeasurement, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadFileAsync(string folder, string name, string[] columns, Func<string?[], string?> take, CancellationToken cancellationToken)
    {
        var path = Directory.Exists(folder) ? CsvFile.Find(folder, name) : throw new ImportSourceException($"There is no folder '{folder}'.");
        var file = await CsvFile.OpenAsync(path ?? throw new ImportSourceException($"'{folder}' holds neither {name} nor {name}.gz."), columns, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var row = new string?[columns.Length];
            while (await file.ReadAsync(row, cancellationToken).ConfigureAwait(false))
            {
                RowsRead++;
                if (take(row) is { } reason)
                {
                    skipped.Add(reason, file);
                }
            }
        }
    }

    /// <summary>The reason when the row cannot be used.</summary>
    private string? TakeFiring(string?[] row)
    {
        if (Check(row[0], row[2], out var at) is { } problem)
        {
            return problem;
        }

        if (row[1] is null || !TihmLocations.TryGetSensor(row[1]!, out var sensor))
        {
            return "unknown-location";
        }

        HomeOf(row[0]!).Add(sensor, TihmLocations.QuantityOf(sensor), at, 1, isFiring: true);
        return null;
    }

    private string? TakeMeasurement(string?[] row)
    {
        if (Check(row[0], row[1], out var at) is { } problem)
        {
            return problem;
        }

        if (row[2] is null || TihmDevices.Find(row[2]!) is not { } device)
        {
            return "unknown-device";
        }

        if (row[4] is null || !device.Units.Contains(row[4]!, StringComparer.OrdinalIgnoreCase))
        {
            return "unknown-unit";
        }

        if (string.IsNullOrEmpty(row[3]) || row[3]!.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return "missing";
        }

        if (!double.TryParse(row[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return "bad-value";
        }

        if (value < device.Quantity.Minimum || value > device.Quantity.Maximum)
        {
            return "implausible";
        }

        HomeOf(row[0]!).Add(device.Sensor, device.Quantity, at, value, isFiring: false);
        return null;
    }

    private string? Check(string? subject, string? time, out Instant at)
    {
        at = default;
        if (string.IsNullOrEmpty(subject) || subject.Length > MaxSubjectLength)
        {
            return "bad-subject";
        }

        if (!DateTime.TryParseExact(time, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1970 or > 2200)
        {
            return "bad-time";
        }

        at = localTime.ToInstant(local);
        return null;
    }

    private SourceHome HomeOf(string subject)
    {
        if (!homes.TryGetValue(subject, out var home))
        {
            homes[subject] = home = new SourceHome(recording, subject);
        }

        return home;
    }
}
