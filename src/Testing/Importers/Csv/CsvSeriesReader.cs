using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Units;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Reads the parts <c>wide</c> and <c>long</c> of a mapping.</summary>
internal sealed class CsvSeriesReader(MappingMistakes mistakes)
{
    private const string Ignore = "ignore";
    private static readonly string[] Common = ["sensor", "quantity", "unit", "values"];

    private readonly HashSet<SensorId> sensors = [];

    /// <summary>Every sensor that is named, those of series with a mistake too.</summary>
    public IReadOnlySet<SensorId> Sensors => sensors;

    public (string? SensorColumn, string? QuantityColumn, string? ValueColumn, IReadOnlyList<CsvSeries> All) Read(YamlSection root)
    {
        if (root.Has("wide") == root.Has("long"))
        {
            mistakes.Add(root.Line, "A mapping has either wide (each series has its column) or long (columns of sensors and values).");
        }

        var series = root.Sections("wide", ["column", .. Common]).Select(section => ReadOne(section, section.Text("column", "the column of the values."), null, null)).ToList();
        if (root.Section("long", "sensor-column", "quantity-column", "value-column", "series") is not { } section)
        {
            Check(root, "wide", series);
            return (null, null, null, Known(series));
        }

        var (sensorColumn, quantities, values) = (section.Text("sensor-column", "the column of the sensors."), section.Text("quantity-column"), section.Text("value-column", "the column of the values."));
        foreach (var one in section.Sections("series", ["sensor-cell", "quantity-cell", .. Common]))
        {
            var cell = quantities is null ? one.Text("quantity-cell") : one.Text("quantity-cell", "what stands in the column of quantities.");
            if (quantities is null && cell is not null)
            {
                mistakes.Add(one.LineOf("quantity-cell"), "'quantity-cell' needs a quantity-column.");
            }

            series.Add(ReadOne(one, null, one.Text("sensor-cell", "what stands in the column of sensors."), cell));
        }

        Check(section, "series", series);
        return (sensorColumn, quantities, values, Known(series));
    }

    private static List<CsvSeries> Known(List<CsvSeries?> series) => [.. series.OfType<CsvSeries>()];

    private void Check(YamlSection section, string key, List<CsvSeries?> series)
    {
        if (series.Count == 0 && section.Has(key))
        {
            mistakes.Add(section.LineOf(key), $"'{key}' has no entry.");
        }

        foreach (var twice in Known(series).GroupBy(one => (one.Column, one.SensorCell, one.QuantityCell)).Where(group => group.Count() > 1))
        {
            mistakes.Add(section.LineOf(key), $"'{twice.Key.Column ?? twice.Key.SensorCell}' is mapped {twice.Count()} times.");
        }

        foreach (var twice in Known(series).Where(one => one.Column is not null).GroupBy(one => (one.Sensor, one.Quantity)).Where(group => group.Count() > 1))
        {
            mistakes.Add(section.LineOf(key), $"{twice.Key.Sensor}/{twice.Key.Quantity} has {twice.Count()} columns: give each a sensor of its own.");
        }
    }

    private CsvSeries? ReadOne(YamlSection section, string? column, string? sensorCell, string? quantityCell)
    {
        var before = mistakes.Count;
        var sensorName = section.Text("sensor", "the sensor in the kit, such as hall.");
        if (!SensorId.TryParse(sensorName, out var sensor) || sensor.Value == "pack")
        {
            if (sensorName is not null)
            {
                mistakes.Add(section.LineOf("sensor"), $"'{sensorName}' is no sensor name: up to {SensorId.MaxLength} lower-case letters, digits and inner hyphens; not pack.");
            }
        }
        else
        {
            sensors.Add(sensor);
        }

        var code = section.Text("quantity", "a code of the catalogue, such as room-temperature.");
        var quantity = Quantities.Find(code);
        if (quantity is null || quantity.Kind == QuantityKind.Waveform || (quantity.IsText && quantity.Texts.Count == 0))
        {
            if (code is not null)
            {
                mistakes.Add(section.LineOf("quantity"), quantity is null
                    ? $"The catalogue has no quantity '{code}'. {Suggestion.For(code, Quantities.All.Select(known => known.Code))}"
                    : $"'{code}' cannot come from a cell: it is a block of samples or a free text.");
            }

            return null;
        }

        var unit = ReadUnit(section, quantity);
        var values = ReadValues(section, quantity);
        return mistakes.Count == before ? new CsvSeries(column, sensorCell, quantityCell, sensor, quantity, unit, values) : null;
    }

    private UnitLabel? ReadUnit(YamlSection section, QuantityDefinition quantity)
    {
        var text = section.Text("unit");
        if (quantity.IsText || quantity.SenMlUnit is null)
        {
            if (text is not null)
            {
                mistakes.Add(section.LineOf("unit"), $"{quantity} has no unit: leave it out.");
            }

            return null;
        }

        if (text is null)
        {
            mistakes.Add(section.Line, $"'unit' is missing: {quantity} is in {quantity.Unit}; say the unit of the cells.");
            return null;
        }

        var unit = UcumUnits.Find(text, quantity);
        if (unit is null)
        {
            var known = UnitTable.All.Where(row => row.Ucum is not null && UcumUnits.Find(row.Ucum, quantity) is not null).Select(row => row.Ucum!).Distinct(StringComparer.Ordinal);
            mistakes.Add(section.LineOf("unit"), $"'{text}' is not a unit that {quantity} ({quantity.Unit}) can be converted from. Known are: {string.Join(", ", known)}.");
        }

        return text == quantity.Unit ? null : unit;
    }

    private Dictionary<string, double?> ReadValues(YamlSection section, QuantityDefinition quantity)
    {
        var values = new Dictionary<string, double?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, meaning, line) in section.Pairs("values"))
        {
            double? value = null;
            if (meaning == Ignore)
            {
                value = null;
            }
            else if (quantity.IsText)
            {
                value = quantity.Texts.ToList().IndexOf(meaning);
                if (value < 0)
                {
                    mistakes.Add(line, $"'{meaning}' is not a value of {quantity}. Known are: {string.Join(", ", quantity.Texts)}, {Ignore}.");
                }
            }
            else if (double.TryParse(meaning, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= quantity.Minimum && number <= quantity.Maximum)
            {
                value = number;
            }
            else
            {
                mistakes.Add(line, FormattableString.Invariant($"'{meaning}' is not a value of {quantity}: {quantity.Minimum} to {quantity.Maximum} {quantity.Unit}, or {Ignore}."));
            }

            if (!values.TryAdd(word.Trim(), value))
            {
                mistakes.Add(line, $"'{word}' is there twice: capitals do not matter.");
            }
        }

        return values;
    }
}
