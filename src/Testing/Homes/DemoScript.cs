using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

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

    /// <summary>What happens in a home.</summary>
    public IReadOnlyList<Happening> HappeningsOf(int home) => home switch
    {
        FallHome => [Of(HappeningKinds.Fall, 60, HappeningKinds.Fall.UsualLength)],
        HelpHome => [Of(HappeningKinds.HelpCall, 90, TimeSpan.Zero)],
        FeverHome => [Of(HappeningKinds.Illness, 0, TimeSpan.FromDays(4)) with { Amount = 39.4 }, .. FirstFever.Select(fever => Temperature(fever.Second, fever.Celsius)), .. LastingFever()],
        BatteryHome => [Of(HappeningKinds.BatteryLow, 180, TimeSpan.FromDays(2)) with { Sensor = HomeSensors.Rooms[Place.Hall] }],
        _ => [],
    };

    /// <summary>It stays: every 20 minutes for two days somebody looks.</summary>
    private IEnumerable<Happening> LastingFever() =>
        Enumerable.Range(1, 143).Select(i => Temperature(i * 1200, (i % 3) switch { 0 => 39.3, 1 => 39.2, _ => 39.4 }));

    private Happening Temperature(int second, double celsius) =>
        Of(HappeningKinds.Reading, second, TimeSpan.Zero) with { Sensor = HomeSensors.Thermometer, Manner = Quantities.BodyTemperature.Code, Amount = celsius };

    private Happening Of(HappeningKind kind, int second, TimeSpan length)
    {
        var from = start + TimeSpan.FromSeconds(second);
        return new Happening { Kind = kind, During = new TimeRange(from, from + length) };
    }
}
