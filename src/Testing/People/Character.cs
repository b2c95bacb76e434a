using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.People;

/// <summary>What is usual for one simulated person and household. Drawn once from the seed; ranges and their sources are in docs/simulation.md.</summary>
internal sealed record Character
{
    /// <summary>Minute of the day at which the day begins.</summary>
    public required int WakeMinute { get; init; }

    /// <summary>Minute at which the person goes to bed; above 1440 after midnight.</summary>
    public required int BedMinute { get; init; }

    public required int LunchMinute { get; init; }
    public required int DinnerMinute { get; init; }

    /// <summary>0.5 (moves little) to 1.</summary>
    public required double Mobility { get; init; }

    /// <summary>Usual walking speed indoors, m/s.</summary>
    public required double GaitSpeed { get; init; }

    /// <summary>Toilet visits an hour of night.</summary>
    public required double NightVisitRate { get; init; }

    /// <summary>Minutes between toilet visits by day.</summary>
    public required int ToiletMinutes { get; init; }

    /// <summary>Times awake in bed an hour of night.</summary>
    public required double WakingRate { get; init; }

    /// <summary>0 to 1: outings and guests.</summary>
    public required double Sociability { get; init; }

    /// <summary>Day of the week on which the person goes to the market.</summary>
    public required DayOfWeek MarketDay { get; init; }

    /// <summary>Days of the week on which help comes in the morning.</summary>
    public required IReadOnlyList<DayOfWeek> HelpDays { get; init; }

    /// <summary>Chance of a nap after lunch.</summary>
    public required double NapChance { get; init; }

    /// <summary>Chance that lunch is only something cold.</summary>
    public required double ColdMealChance { get; init; }

    /// <summary>How often an hour a pet sets off a motion sensor; 0 without a pet.</summary>
    public required double PetRate { get; init; }

    public required double RestingHeartRate { get; init; }
    public required double RespiratoryRate { get; init; }
    public required double OxygenSaturation { get; init; }
    public required double Systolic { get; init; }
    public required double Diastolic { get; init; }
    public required double WeightKilograms { get; init; }
    public required double BodyTemperature { get; init; }

    /// <summary>Chance a day of stepping on the scale, and of taking the temperature and the blood pressure.</summary>
    public required double MeasuringChance { get; init; }

    /// <summary>Minute of the day at which the wrist device is put on its charger.</summary>
    public required int ChargeMinute { get; init; }

    public required bool WearsAtNight { get; init; }

    /// <summary>To what the heating is set by day, °C.</summary>
    public required double HeatingTemperature { get; init; }

    /// <summary>An older person in the health in which nobody need look.</summary>
    public static Character Draw(SeededRandom random)
    {
        // Early birds and late ones; those who sleep less go to bed later as well as rise earlier.
        var lateness = random.Next(-55, 80);
        var inBed = random.Next(448, 515);
        var middle = 168 + lateness;
        var mobility = 0.5 + (0.5 * random.NextDouble());
        var sociability = random.NextDouble();
        return new Character
        {
            WakeMinute = middle + (inBed / 2) + random.Next(-10, 11),
            BedMinute = 1440 + middle - (inBed / 2) + random.Next(-10, 11),
            LunchMinute = 738 + (lateness / 4) + random.Next(-35, 45),
            DinnerMinute = 1085 + (lateness / 3) + random.Next(-50, 55),
            Mobility = mobility,
            GaitSpeed = 0.4 + (0.6 * mobility) + (0.05 * random.NextBell()),
            NightVisitRate = 0.1 + (0.34 * random.NextDouble()),
            ToiletMinutes = random.Next(130, 215),
            WakingRate = 0.25 + (0.4 * random.NextDouble()),
            Sociability = sociability,
            MarketDay = (DayOfWeek)random.Next(2, 7),
            HelpDays = random.Chance(0.4) ? [(DayOfWeek)random.Next(1, 3), (DayOfWeek)random.Next(4, 6)] : [],
            NapChance = random.Chance(0.6) ? 0.3 + (0.5 * random.NextDouble()) : 0.05,
            ColdMealChance = 0.1 + (0.3 * random.NextDouble()),
            PetRate = random.Chance(0.17) ? 0.6 + (2.4 * random.NextDouble()) : 0,
            RestingHeartRate = random.Next(58, 72),
            RespiratoryRate = 13 + (3.5 * random.NextDouble()),
            OxygenSaturation = 95.8 + (1.7 * random.NextDouble()),
            Systolic = random.Next(120, 142),
            Diastolic = random.Next(68, 82),
            WeightKilograms = random.Next(50, 88),
            BodyTemperature = 36.3 + (0.4 * random.NextDouble()),
            MeasuringChance = 0.7 + (0.28 * random.NextDouble()),
            ChargeMinute = random.Chance(0.5) ? random.Next(525, 600) : random.Next(1170, 1260),
            WearsAtNight = random.Chance(0.85),
            HeatingTemperature = 19.3 + (2.4 * random.NextDouble()),
        };
    }
}
