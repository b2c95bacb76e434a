using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Homes;

/// <summary>What room sensors say of the air and the light, and every sensor of its battery and its radio link.</summary>
internal static class Surroundings
{
    private const int ClimateSeconds = 300;
    private const int LightSeconds = 600;
    private const int LinkSeconds = 3600;
    private const int BatterySeconds = 43_200;
    private static readonly Place[] Rooms = [Place.Bedroom, Place.Bathroom, Place.Kitchen, Place.Living];

    public static void Write(DayScript day, IReadOnlyList<Stay> stays, HomeCharacter home, int dayNumber)
    {
        foreach (var room in Rooms)
        {
            Air(day, stays, home, room);
        }

        for (var second = 0; second < day.DayLength; second += LightSeconds)
        {
            day.Add(HomeSensors.Rooms[Place.Living], Quantities.Illuminance, second + 50, Math.Round(400 * Daylight(second) * (0.8 + (0.4 * day.Random.NextDouble()))));
        }

        for (var i = 0; i < HomeSensors.All.Count; i++)
        {
            for (var second = 0; second < day.DayLength; second += LinkSeconds)
            {
                day.Add(HomeSensors.All[i], Quantities.LinkQuality, second + (i * 11), day.Random.Next(70, 100));
            }

            for (var second = 0; second < day.DayLength; second += BatterySeconds)
            {
                // A percent every two days, changed at 40 %.
                day.Add(HomeSensors.All[i], Quantities.Battery, second + (i * 13), 100 - ((((dayNumber / 2) + (i * 17)) % 60) + 60) % 60);
            }
        }
    }

    private static void Air(DayScript day, IReadOnlyList<Stay> stays, HomeCharacter home, Place room)
    {
        var current = 0;
        double drift = 0, carbonDioxide = 520;
        for (var second = 0; second < day.DayLength; second += ClimateSeconds)
        {
            while (stays[current].To <= second)
            {
                current++;
            }

            var present = stays[current].Place == room;
            drift = (0.95 * drift) + (0.04 * day.Random.NextBell());
            carbonDioxide += present ? (1150 - carbonDioxide) * 0.06 : (480 - carbonDioxide) * 0.08;
            var sensor = HomeSensors.Rooms[room];
            day.Add(sensor, Quantities.RoomTemperature, second + 10, Math.Round(home.RoomTemperature + (1.2 * Daylight(second)) + drift, 1));
            day.Add(sensor, Quantities.Humidity, second + 10, Math.Round((room == Place.Bathroom ? 54 : 45) + (present ? 4 : 0) + (8 * drift)));
            if (room is Place.Bedroom or Place.Living)
            {
                day.Add(sensor, Quantities.Co2, second + 10, Math.Round(carbonDioxide + (8 * day.Random.NextBell())));
            }
        }
    }

    /// <summary>0 at night, rising from 7:00 to 1 at 13:30 and falling to 20:00, in straight lines.</summary>
    private static double Daylight(int second) => Math.Max(0, 1 - (Math.Abs((second / 3600.0) - 13.5) / 6.5));
}
