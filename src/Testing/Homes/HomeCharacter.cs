using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Homes;

/// <summary>What is usual for one simulated person and home. Drawn once from the seed.</summary>
internal sealed record HomeCharacter
{
    public required int WakeMinute { get; init; }
    public required int BedMinute { get; init; }
    public required int LunchMinute { get; init; }
    public required int DinnerMinute { get; init; }
    public required double OutingChance { get; init; }
    public required int NightVisits { get; init; }
    public required double RestingHeartRate { get; init; }
    public required double OxygenSaturation { get; init; }
    public required double Systolic { get; init; }
    public required double Diastolic { get; init; }
    public required double WeightKilograms { get; init; }
    public required double BodyTemperature { get; init; }
    public required double RoomTemperature { get; init; }

    /// <summary>A healthy older person, within the limits at which nobody need look.</summary>
    public static HomeCharacter Draw(SeededRandom random) => new()
    {
        WakeMinute = random.Next(390, 480),
        BedMinute = random.Next(1305, 1375),
        LunchMinute = random.Next(715, 765),
        DinnerMinute = random.Next(1130, 1185),
        OutingChance = 0.4 + (0.4 * random.NextDouble()),
        NightVisits = random.Next(0, 3),
        RestingHeartRate = random.Next(60, 72),
        OxygenSaturation = 96.5 + random.NextDouble(),
        Systolic = random.Next(122, 136),
        Diastolic = random.Next(70, 80),
        WeightKilograms = random.Next(54, 84),
        BodyTemperature = 36.4 + (0.3 * random.NextDouble()),
        RoomTemperature = 19.5 + (2 * random.NextDouble()),
    };
}
