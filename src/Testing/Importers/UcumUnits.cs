using AgeingMonitor.Contracts.Units;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers;

/// <summary>Brings values of a source into the catalogue's units by the one table of units.</summary>
internal static class UcumUnits
{
    /// <summary>The row of a unit that measures what the quantity measures, by UCUM code or SenML label; null when the table has none that converts.</summary>
    public static UnitLabel? Find(string unit, QuantityDefinition quantity)
    {
        if (Target(quantity) is not { } to)
        {
            return null;
        }

        // One UCUM code may have several labels (/min is breaths and beats): any that converts will do.
        return unit == quantity.Unit ? to : UnitTable.All.FirstOrDefault(row => (row.Ucum == unit || row.Label == unit) && UnitTable.TryConvert(0, row, to, out _));
    }

    /// <summary>The value in the quantity's unit; false when the unit measures something else, or the value is too large.</summary>
    public static bool TryConvert(double value, string unit, QuantityDefinition quantity, out double converted)
    {
        converted = value;
        return unit == quantity.Unit || (Find(unit, quantity) is { } from && UnitTable.TryConvert(value, from, Target(quantity)!, out converted));
    }

    private static UnitLabel? Target(QuantityDefinition quantity) => UnitTable.Find(quantity.SenMlUnit);
}
