using System.Globalization;
using AgeingMonitor.Contracts.Units;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Turns a cell into a value of its series.</summary>
internal static class CsvCells
{
    /// <summary>Why a cell is no value, or null and the value: <c>short-row</c>, <c>missing</c>, <c>ignored</c>, <c>bad-value</c>, <c>implausible</c>.</summary>
    public static string? Read(string? cell, CsvSeries series, CsvMapping mapping, out double value)
    {
        value = 0;
        if (cell is null)
        {
            return "short-row";
        }

        if (series.Values.TryGetValue(cell, out var meaning))
        {
            value = meaning ?? 0;
            return meaning is null ? "ignored" : null;
        }

        if (mapping.Missing.Contains(cell))
        {
            return "missing";
        }

        var quantity = series.Quantity;
        if (quantity.IsText)
        {
            value = quantity.Texts.ToList().IndexOf(cell);
            return value < 0 ? "bad-value" : null;
        }

        if (!CsvNumbers.TryNormalise(cell, mapping.DecimalSign, out var text) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value)
            || (series.Unit is { } unit && !UnitTable.TryConvert(value, unit, UnitTable.Find(quantity.SenMlUnit)!, out value)))
        {
            return "bad-value";
        }

        return value < quantity.Minimum || value > quantity.Maximum || (quantity.Kind is QuantityKind.State or QuantityKind.Event && quantity.SenMlUnit is null && !double.IsInteger(value)) ? "implausible" : null;
    }
}
