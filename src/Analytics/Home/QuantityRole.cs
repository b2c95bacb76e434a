using AgeingMonitor.Analytics.Detection.Artefacts;
using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>What the detectors make of a quantity: one look-up an observation.</summary>
internal sealed record QuantityRole(
    VitalSignLimit? Limit, MeasurementLimit? Measurement, News2Parameter? News2, BaselineQuantity? Usual, SignKind? Sign, AirPlace? Air, bool IsWord, bool IsSteps, bool IsWeight, bool IsBattery, bool IsFault)
{
    private static readonly Dictionary<QuantityDefinition, QuantityRole> Roles = Quantities.All
        .Select(quantity => (Quantity: quantity, Role: Make(quantity)))
        .Where(pair => pair.Role is not { IsVital: false, Sign: null, Air: null, IsWord: false, IsSteps: false, IsWeight: false, IsBattery: false, IsFault: false })
        .ToDictionary(pair => pair.Quantity, pair => pair.Role);

    /// <summary>Whether it is a vital sign that some rule looks at.</summary>
    public bool IsVital { get; } = Limit is not null || Measurement is not null || News2 is not null || Usual is not null;

    /// <summary>Whether it is one of the two numbers of a blood pressure.</summary>
    public bool IsBloodPressure { get; } = ReferenceEquals(Usual?.Quantity, Quantities.SystolicBloodPressure) || ReferenceEquals(Usual?.Quantity, Quantities.DiastolicBloodPressure);

    /// <summary>The role of a quantity; null when no detector looks at it.</summary>
    public static QuantityRole? Of(QuantityDefinition quantity) => Roles.GetValueOrDefault(quantity);

    private static QuantityRole Make(QuantityDefinition quantity) => new(
        VitalSignsDetector.LimitOf(quantity),
        MeasurementLimits.Of(quantity),
        News2Detector.ParameterOf(quantity),
        BaselineQuantity.Of(quantity),
        MovementSigns.All.TryGetValue(quantity, out var sign) ? sign : null,
        ReferenceEquals(quantity, Quantities.RoomTemperature) ? AirPlace.Room : ReferenceEquals(quantity, Quantities.OutdoorTemperature) ? AirPlace.Outside : null,
        ArtefactGate.IsWord(quantity),
        ReferenceEquals(quantity, Quantities.Steps),
        ReferenceEquals(quantity, Quantities.BodyWeight),
        ReferenceEquals(quantity, Quantities.Battery),
        ReferenceEquals(quantity, Quantities.SensorFault));
}
