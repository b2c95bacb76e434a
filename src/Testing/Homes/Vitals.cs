using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Homes;

/// <summary>What the wrist device and the measuring devices say of a day.</summary>
internal static class Vitals
{
    private const int HeartRateSeconds = 120;
    private const int OxygenSeconds = 300;
    private const int StepSeconds = 600;

    public static void Write(DayScript day, IReadOnlyList<Stay> stays, HomeCharacter person)
    {
        Wrist(day, stays, person);
        var morning = stays.First(stay => stay.Place == Place.Kitchen && stay.From > 5 * 3600);
        var evening = stays.Last(stay => stay.Place == Place.Kitchen);
        day.Add(HomeSensors.Scale, Quantities.BodyWeight, morning.From - 120, Math.Round(person.WeightKilograms + (0.25 * day.Random.NextBell()), 1));
        day.Add(HomeSensors.Thermometer, Quantities.BodyTemperature, morning.From + 300, Math.Round(person.BodyTemperature + (0.12 * day.Random.NextBell()), 1));
        BloodPressure(day, morning.From + 600, person);
        BloodPressure(day, evening.From + 600, person);
    }

    private static void BloodPressure(DayScript day, int second, HomeCharacter person)
    {
        day.Add(HomeSensors.BloodPressureMonitor, Quantities.SystolicBloodPressure, second, Math.Round(person.Systolic + (4 * day.Random.NextBell())));
        day.Add(HomeSensors.BloodPressureMonitor, Quantities.DiastolicBloodPressure, second, Math.Round(person.Diastolic + (2.5 * day.Random.NextBell())));
        day.Add(HomeSensors.BloodPressureMonitor, Quantities.PulseRate, second, Math.Round(person.RestingHeartRate + 4 + (2 * day.Random.NextBell())));
    }

    private static void Wrist(DayScript day, IReadOnlyList<Stay> stays, HomeCharacter person)
    {
        var current = 0;
        double drift = 0, steps = 0;
        for (var second = 0; second < day.DayLength; second += 60)
        {
            while (stays[current].To <= second)
            {
                current++;
            }

            var (heart, stepsEachMinute) = Load(stays[current]);
            drift = (0.9 * drift) + (0.8 * day.Random.NextBell());
            steps += Math.Max(0, stepsEachMinute * (1 + (0.5 * day.Random.NextBell())));
            if (second % HeartRateSeconds == 0)
            {
                day.Add(HomeSensors.Wrist, Quantities.HeartRate, second + 7, Math.Round(person.RestingHeartRate + heart + drift));
            }

            if (second % OxygenSeconds == 0)
            {
                var sleep = stays[current].Asleep ? -0.4 : 0;
                day.Add(HomeSensors.Wrist, Quantities.OxygenSaturation, second + 21, Math.Clamp(Math.Round(person.OxygenSaturation + sleep + (0.35 * day.Random.NextBell())), 95, 99));
            }

            if (second % StepSeconds == 0)
            {
                day.Add(HomeSensors.Wrist, Quantities.Steps, second + 33, Math.Floor(steps));
                steps -= Math.Floor(steps);
            }
        }
    }

    private static (double Heart, double StepsEachMinute) Load(Stay stay) => stay switch
    {
        { Asleep: true } => (-6, 0),
        { Place: Place.Out } => (16, 55),
        { Place: Place.Kitchen } => (7, 10),
        { Place: Place.Living } => (1, 1.5),
        _ => (4, 8),
    };
}
