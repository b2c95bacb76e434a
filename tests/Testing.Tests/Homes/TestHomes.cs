using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>Simulated homes for tests, and short ways to look at them.</summary>
internal static class TestHomes
{
    public const ulong Seed = 7;

    /// <summary>Midnight of Tuesday, 10 February 2026, in Paris.</summary>
    public static readonly Instant Midnight = Instant.From(new DateTimeOffset(2026, 2, 9, 23, 0, 0, TimeSpan.Zero));

    public static readonly DateOnly Date = new(2026, 2, 10);

    /// <summary>The first flat of the seed without a pet whose resident stays at home on the day of the tests, so that the effects of happenings are clear.</summary>
    private static readonly int QuietNumber = Enumerable.Range(0, 100).First(number =>
        CharacterOf(number) is { PetRate: 0, WearsAtNight: true, HelpDays.Count: 0, ChargeMinute: > 1100 }
        && new SimulatedHome(Options(number) with { Dwelling = DwellingKind.Flat }).DayOf(Date).HoursOut < 0.2);

    public static SimulatedHomeOptions Options(int number, string timeZone = "Europe/Paris") => new()
    {
        Name = $"test/{number}",
        Seed = Seed,
        Number = number,
        Mode = HomeMode.Replay,
        TimeZone = timeZone,
        CareTeam = CareTeamId.Derive("test/team"),
    };

    public static SimulatedHome Quiet(params IReadOnlyList<Happening> happenings) => new(Options(QuietNumber) with { Dwelling = DwellingKind.Flat, Happenings = happenings });

    public static Character CharacterOf(int number) => Character.Draw(SeededRandom.For(Seed, number, (long)Purpose.Character));

    /// <summary>So many hours after midnight of the day of the tests.</summary>
    public static Instant At(double hours) => Midnight + TimeSpan.FromHours(hours);

    /// <summary>A happening from one hour to another after midnight.</summary>
    public static Happening Happens(HappeningKind kind, double fromHour, double toHour) => new() { Kind = kind, During = new TimeRange(At(fromHour), At(toHour)) };

    public static SensorId Sensor(string name) => SensorId.Parse(name);

    public static List<Observation> Of(SimulatedHome home, double fromHour, double toHour, QuantityDefinition quantity, string? sensor = null) =>
        [.. home.Between(At(fromHour), At(toHour)).Where(observation => observation.Quantity == quantity && (sensor is null || observation.Sensor.Value == sensor))];

    public static double Mean(IEnumerable<Observation> observations) => observations.Average(observation => observation.Value.Number);

    public static string Checksum(SimulatedHome home, Instant from, Instant to)
    {
        var checksum = new ContentChecksum();
        foreach (var observation in home.Between(from, to).Concat(home.EventsBetween(from, to).SelectMany(pack => pack)))
        {
            checksum.Add(new SeriesKey(home.Kit, observation.Sensor, observation.Quantity), observation.MeasuredAt, observation.Value);
        }

        return $"{checksum.Count} {checksum}";
    }
}
