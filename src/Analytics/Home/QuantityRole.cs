using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>What the detectors make of a quantity: one look-up an observation.</summary>
internal sealed record QuantityRole(VitalSignLimit? Limit, MeasurementLimit? Measurement, News2Parameter? News2, SignKind? Sign, AirPlace? Air, bool IsWeight, bool IsBattery, bool IsFault)
{
    private static readonly Dictionary<QuantityDefinition, QuantityRole> Roles = Quantities.All
        .Select(quantity => (Quantity: quantity, Role: Make(quantity)))
        .Where(pair => pair.Role is not { Limit: null, Measurement: null, News2: null, Sign: null, Air: null, IsWeight: false, IsBattery: false, IsFault: false })
        .ToDictionary(pair => pair.Quantity, pair => pair.Role);

    /// <summary>The role of a quantity; null when no detector looks at it.</summary>
    public static QuantityRole? Of(QuantityDefinition quantity) => Roles.GetValueOrDefault(quantity);

    private static QuantityRole Make(QuantityDefinition quantity) => new(
        VitalSignsDetector.LimitOf(quantity),
        MeasurementLimits.Of(quantity),
        News2Detector.ParameterOf(quantity),
        MovementSigns.All.TryGetValue(quantity, out var sign) ? sign : null,
        ReferenceEquals(quantity, Quantities.RoomTemperature) ? AirPlace.Room : ReferenceEquals(quantity, Quantities.OutdoorTemperature) ? AirPlace.Outside : null,
        ReferenceEquals(quantity, Quantities.BodyWeight),
        ReferenceEquals(quantity, Quantities.Battery),
        ReferenceEquals(quantity, Quantities.SensorFault));
}
