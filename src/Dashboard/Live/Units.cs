using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>UCUM units as people read them, the same in both languages.</summary>
internal static class Units
{
    public static string Shown(QuantityDefinition quantity) => quantity.Unit switch
    {
        "Cel" => "°C",
        "mm[Hg]" => "mmHg",
        "1" => string.Empty,
        var unit => unit,
    };
}
