using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>A vital sign with a usual value of one's own.</summary>
/// <param name="Quantity">What is measured.</param>
/// <param name="LeastSpread">The spread (1.4826 times the median absolute deviation) is taken to be at least this, in the quantity's unit: what a device and a good measurement leave open.</param>
/// <param name="Decimals">With how many it is written.</param>
/// <param name="IsOfEffort">Whether it follows effort: then values soon after steps of the same device do not count.</param>
internal sealed record BaselineQuantity(QuantityDefinition Quantity, double LeastSpread, int Decimals, bool IsOfEffort)
{
    /// <summary>Every one. The spreads are our choice: the accuracy that the devices' standards ask for is no better than this.</summary>
    public static IReadOnlyList<BaselineQuantity> All { get; } =
    [
        new(Quantities.HeartRate, 3, 0, true),
        new(Quantities.PulseRate, 3, 0, true),
        new(Quantities.SystolicBloodPressure, 5, 0, false),
        new(Quantities.DiastolicBloodPressure, 4, 0, false),
        new(Quantities.OxygenSaturation, 1, 0, false),
        new(Quantities.RespiratoryRate, 1.5, 0, true),
        new(Quantities.BodyTemperature, 0.15, 1, false),
    ];

    private static readonly Dictionary<QuantityDefinition, BaselineQuantity> ByQuantity = All.ToDictionary(usual => usual.Quantity);

    /// <summary>That of a quantity; null where there is none.</summary>
    public static BaselineQuantity? Of(QuantityDefinition quantity) => ByQuantity.GetValueOrDefault(quantity);
}
