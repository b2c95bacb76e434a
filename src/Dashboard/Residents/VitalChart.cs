using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>One vital sign over a period: windows in order, empty ones left out, and the same in the wider windows of the table.</summary>
public sealed record VitalChart(QuantityDefinition Quantity, int Digits, IReadOnlyList<Bucket> Curve, IReadOnlyList<Bucket> Rows);
