using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Tihm;

/// <summary>One type of measurement of the source; its values are already in the catalogue's unit.</summary>
internal sealed record TihmDevice(SensorId Sensor, QuantityDefinition Quantity, IReadOnlyList<string> Units);
