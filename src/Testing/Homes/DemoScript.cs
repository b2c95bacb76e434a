using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Homes;

/// <summary>
/// What happens in the demonstration besides ordinary life, counted from the moment when all homes are live: a fall at 60 s (suspected, confirmed 35 s later), a help call at 90 s, a fever
/// that passes 39.1 °C at 120 s, a battery at 14 % at 180 s. Each in a home of its own. Detectors know nothing of it.
/// </summary>
internal sealed class DemoScript(Instant start)
{
    /// <summary>Home with the fall.</summary>
    public const int FallHome = 0;

    /// <summary>Home with the help call.</summary>
    public const int HelpHome = 3;

    /// <summary>Home with the fever.</summary>
    public const int FeverHome = 6;

    /// <summary>Home with the battery.</summary>
    public const int BatteryHome = 9;

    private static readonly (int Second, double Celsius)[] FirstFever = [(30, 38.1), (60, 38.5), (90, 38.9), (120, 39.2), (150, 39.4)];
    private static readonly TimeSpan LyingTime = TimeSpan.FromMinutes(8);
    private readonly Instant fall = start + TimeSpan.FromSeconds(60);
    private readonly Instant flat = start + TimeSpan.FromSeconds(180);

    /// <summary>The packs that leave on lane evt, in order of time. A confirmation repeats the suspicion, so that it is known for the same fall.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> EventsOf(int home) => home switch
    {
        FallHome => [[Fall(0, "suspected")], [Fall(0, "suspected"), Fall(35, "confirmed")]],
        HelpHome => [[new(HomeSensors.Pendant, Quantities.Help, start + TimeSpan.FromSeconds(90), ObservedValue.Of(1))]],
        _ => [],
    };

    /// <summary>Ordinary life from <paramref name="from"/> to before <paramref name="to"/> as the script changes it.</summary>
    public IReadOnlyList<Observation> Change(int home, IReadOnlyList<Observation> ordinary, Instant from, Instant to) => home switch
    {
        FallHome => [.. ordinary.Where(observation => !IsStill(observation))],
        FeverHome => Merge(ordinary.Where(observation => observation.Quantity != Quantities.BodyTemperature || observation.MeasuredAt < start), Fever(to), from, to),
        BatteryHome => Merge(ordinary.Where(observation => !IsFlatBattery(observation)), [Battery(flat, 14), Battery(flat + TimeSpan.FromMinutes(5), 9)], from, to),
        _ => ordinary,
    };

    private Observation Fall(int secondsAfter, string word) => new(HomeSensors.Wrist, Quantities.Fall, fall + TimeSpan.FromSeconds(secondsAfter), ObservedValue.Of(word));

    private static Observation Battery(Instant at, double percent) => new(HomeSensors.Rooms[Place.Hall], Quantities.Battery, at, ObservedValue.Of(percent));

    private static List<Observation> Merge(IEnumerable<Observation> ordinary, IEnumerable<Observation> added, Instant from, Instant to) =>
        [.. ordinary.Concat(added.Where(observation => observation.MeasuredAt >= from && observation.MeasuredAt < to)).OrderBy(observation => observation.MeasuredAt)];

    /// <summary>Whoever lies on the floor sets off no motion sensor, opens no door and walks no step.</summary>
    private bool IsStill(Observation observation) =>
        observation.MeasuredAt >= fall && observation.MeasuredAt < fall + LyingTime
        && (observation.Quantity == Quantities.Motion || observation.Quantity == Quantities.Contact || observation.Quantity == Quantities.BedOccupancy || observation.Quantity == Quantities.Steps);

    private bool IsFlatBattery(Observation observation) =>
        observation.MeasuredAt >= flat && observation.Quantity == Quantities.Battery && observation.Sensor == HomeSensors.Rooms[Place.Hall];

    private IEnumerable<Observation> Fever(Instant to)
    {
        foreach (var (second, celsius) in FirstFever)
        {
            yield return Temperature(start + TimeSpan.FromSeconds(second), celsius);
        }

        // It stays: every 20 minutes for two days.
        for (var minute = 20; minute < 2880 && start + TimeSpan.FromMinutes(minute) < to; minute += 20)
        {
            yield return Temperature(start + TimeSpan.FromMinutes(minute), (minute / 20 % 3) switch { 0 => 39.3, 1 => 39.2, _ => 39.4 });
        }
    }

    private static Observation Temperature(Instant at, double celsius) => new(HomeSensors.Thermometer, Quantities.BodyTemperature, at, ObservedValue.Of(celsius));
}
