using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Sensors;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Sums up a local day from the two life days that reach into it.</summary>
internal static class TrueDays
{
    /// <summary>Percent of oxygen saturation less in sleep, as the model of a day has it.</summary>
    private const double AsleepLess = 0.4;

    public static TrueDay Of(HomeId home, ResidentId resident, DateOnly date, LocalTime localTime, PersonDays person)
    {
        var during = new TimeRange(localTime.ToInstant(date.ToDateTime(TimeOnly.MinValue)), localTime.ToInstant(date.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var sum = new DaySum(during);
        sum.Add(person.On(date.AddDays(-1)));
        sum.Add(person.On(date));
        var noon = during.From + ((during.To - during.From) / 2);
        var hours = Enumerable.Range(0, 24).Select(hour => (Hour: hour, At: during.From + TimeSpan.FromHours(hour))).ToList();
        return new TrueDay
        {
            Home = home,
            Resident = resident,
            Date = date,
            During = during,
            SleepHours = Math.Round(sum.Asleep / LifeDay.Hour, 2),
            BedExits = sum.BedExits,
            RoomTransitions = sum.Transitions,
            BathroomVisits = sum.BathroomVisits,
            Outings = sum.Outings,
            HoursOut = Math.Round(sum.Out / LifeDay.Hour, 2),
            Steps = (int)(sum.Steps * WristDevice.StepShare(person.Character)),
            GaitSpeed = Math.Round(person.Condition.GaitSpeedAt(noon), 3),
            Weight = Math.Round(person.Condition.WeightAt(noon), 2),
            HighestTemperature = Math.Round(hours.Max(hour => person.Condition.TemperatureAt(hour.At, hour.Hour)), 2),
            LowestOxygenSaturation = Math.Round(hours.Min(hour => person.Character.OxygenSaturation - person.Condition.IllnessAt(hour.At).Oxygen - (IsAsleep(person, localTime, hour.At) ? AsleepLess : 0))),
            HighestRespiratoryRate = Math.Round(hours.Max(hour => person.Character.RespiratoryRate + person.Condition.IllnessAt(hour.At).Breaths)),
            HighestHeartRate = Math.Round(hours.Max(hour => person.Character.RestingHeartRate + person.Condition.IllnessAt(hour.At).HeartRate)),
            Illness = Math.Round(hours.Max(hour => person.Condition.IllnessAt(hour.At).Severity), 3),
        };
    }

    private static bool IsAsleep(PersonDays person, LocalTime localTime, Instant at)
    {
        var day = person.On(LifeDay.DateAt(localTime, at));
        var moment = day.Day.Clip(at);
        return day.Stays.Any(stay => stay.From <= moment && moment < stay.To && stay.IsAsleep);
    }
}
