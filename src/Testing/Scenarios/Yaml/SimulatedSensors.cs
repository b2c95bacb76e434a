using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>The sensors that a scenario may name: those of every flat, so that a scenario that can be read can be simulated with any seed.</summary>
internal static class SimulatedSensors
{
    private const int Drawn = 64;

    /// <summary>In the order of the plan.</summary>
    public static readonly IReadOnlyList<PlacedSensor> All = InEveryFlat();

    /// <summary>Those that an event of a kind may be about.</summary>
    public static IReadOnlyList<string> NamesFor(HappeningKind kind) =>
        [.. All.Where(sensor => MayBeAbout(kind, sensor)).Select(sensor => sensor.Sensor.Value)];

    /// <summary>Codes of what a sensor says in numbers.</summary>
    public static IReadOnlyList<string> NumbersOf(SensorId sensor) => [.. All.First(placed => placed.Sensor == sensor).Said.Where(quantity => !quantity.IsText && quantity.Kind != QuantityKind.Waveform).Select(quantity => quantity.Code)];

    private static bool MayBeAbout(HappeningKind kind, PlacedSensor sensor) => kind.Name switch
    {
        "not-worn" => sensor.Sensor == HomeSensors.Wrist || sensor.Sensor == HomeSensors.Pendant,
        "battery-low" => !sensor.IsOnMains,
        "sensor-stuck" => SensorTroubles.CanStick(sensor.Measured),
        "sensor-chatter" => SensorTroubles.CanChatter(sensor.Measured),
        _ => true,
    };

    private static IReadOnlyList<PlacedSensor> InEveryFlat()
    {
        var flats = Enumerable.Range(1, Drawn).Select(number => HomeSensors.Of(Dwelling.Draw(SeededRandom.For(0, number), DwellingKind.Flat))).ToList();
        return [.. flats[0].Where(sensor => flats.All(flat => flat.Any(other => other.Sensor == sensor.Sensor)))];
    }
}
