namespace AgeingMonitor.Contracts.Vocabulary;

/// <summary>The catalogue of quantities.</summary>
public static partial class Quantities
{
    /// <summary>Heart rate.</summary>
    public static QuantityDefinition HeartRate { get; } = new() { Code = "heart-rate", Loinc = "8867-4", Unit = "/min", SenMlUnit = "beat/min", Kind = QuantityKind.Sample, Scope = QuantityScope.Personal, Minimum = 20, Maximum = 300, French = "Fréquence cardiaque", English = "Heart rate" };

    /// <summary>Every entry, in the order of the documents.</summary>
    public static IReadOnlyList<QuantityDefinition> All { get; } = [HeartRate];

    /// <summary>The entry of a code; null when there is none.</summary>
    public static QuantityDefinition? Find(string code) => All.FirstOrDefault(q => q.Code == code);
}
