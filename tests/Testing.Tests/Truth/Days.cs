using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Truth;

/// <summary>An ordinary day, to be changed.</summary>
internal static class Days
{
    public static TrueDay Of(HomeId home, Instant from) => new()
    {
        Home = home,
        Resident = ResidentId.Derive("expectations/resident"),
        Date = DateOnly.FromDateTime(from.ToDateTimeOffset().UtcDateTime),
        During = new TimeRange(from, from + TimeSpan.FromDays(1)),
        SleepHours = 7,
        BedExits = 1,
        RoomTransitions = 110,
        BathroomVisits = 7,
        Outings = 1,
        HoursOut = 1.5,
        Steps = 3000,
        GaitSpeed = 0.9,
        Weight = 68,
        HighestTemperature = 36.8,
        LowestOxygenSaturation = 95,
        HighestRespiratoryRate = 15,
        HighestHeartRate = 64,
        Illness = 0,
    };
}
