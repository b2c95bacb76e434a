using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Units;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>One series that a mapping makes.</summary>
/// <param name="Column">Wide: the column of its values. Long: null.</param>
/// <param name="SensorCell">Long: what stands in the column of sensors. Wide: null.</param>
/// <param name="QuantityCell">Long, with a column of quantities: what stands there.</param>
/// <param name="Sensor">The sensor it becomes.</param>
/// <param name="Quantity">The quantity it becomes.</param>
/// <param name="Unit">The unit of the cells; null when they have the catalogue's, or none.</param>
/// <param name="Values">What words mean, in the quantity's unit or as the number of a listed text; null is a word to pass over. Empty when cells are numbers or the catalogue's own texts.</param>
internal sealed record CsvSeries(
    string? Column, string? SensorCell, string? QuantityCell, SensorId Sensor, QuantityDefinition Quantity, UnitLabel? Unit, IReadOnlyDictionary<string, double?> Values);
