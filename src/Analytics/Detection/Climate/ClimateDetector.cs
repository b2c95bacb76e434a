using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>
/// Heat and cold in the rooms that people live in, judged once an hour on the home's own time. O(1) a value; an hour costs its sensors and at most 25 numbers.
/// </summary>
internal sealed class ClimateDetector(ClimateOptions options, ClimateState state)
{
    public const long HourLength = 3600 * Instant.MicrosecondsPerSecond;
    private const double Slack = 1;
    private const double ColdSlack = 0.5;
    private const int CalmHours = 6;
    private const int NightBegins = 22;
    private const int NightEnds = 8;

    /// <summary>After so many hours of which nothing is known, what was is forgotten.</summary>
    public const int ForgetsAfter = 24;

    private readonly Dictionary<SensorId, SensorAir> sensors = state.Sensors.ToDictionary(sensor => SensorId.Parse(sensor.Sensor));

    public ClimateState State => state;

    /// <summary>A sensor says whether it works; what it said in the running hour before it failed is not to be trusted.</summary>
    public void ObserveFault(SensorId sensor, bool inFault)
    {
        if (sensors.TryGetValue(sensor, out var air) && air.InFault != inFault)
        {
            air.InFault = inFault;
            air.MoveTo(air.Room);
        }
    }

    /// <summary>Takes a temperature of the running hour.</summary>
    public void Observe(SensorId sensor, AirPlace place, RoomKind? room, Instant at, double value)
    {
        if (!sensors.TryGetValue(sensor, out var air) || air.IsOutside != (place == AirPlace.Outside))
        {
            air = Begin(sensor, place, room);
        }
        else if (air.Room != room)
        {
            air.MoveTo(room);
        }

        air.Take(at.Microseconds, value);
    }

    /// <summary>The running hour is over. At most one finding an hour; what is not told with this one is told with the next.</summary>
    /// <param name="hour">Its number.</param>
    /// <param name="local">Local time of its start.</param>
    /// <param name="isLivedIn">Whether the home was watched, and not known to be empty, for all of it.</param>
    public ClimateFinding? EndHour(long hour, DateTime local, bool isLivedIn)
    {
        var (start, end) = (hour * HourLength, (hour + 1) * HourLength);
        Read(end, local.Hour is >= NightBegins or < NightEnds, out var heat, out var cold, out var outside);
        if (!isLivedIn || (cold is null && ++state.Unknown >= ForgetsAfter))
        {
            Forget();
            return null;
        }

        state.Unknown = cold is null ? state.Unknown : 0;
        var day = DateOnly.FromDateTime(local).DayNumber;
        Count(start, day, heat, cold, outside);
        return FindCold(end, day, cold) ?? FindHeat(end, day);
    }

    /// <summary>Nothing that was tells of now: runs, days and episodes are past. What was told on a day stays told.</summary>
    public void Forget()
    {
        state.Unknown = 0;
        state.Rooms.Clear();
        state.Outside.Clear();
        state.VeryHot.Clear();
        state.Cold.Clear();
        state.VeryCold.Clear();
        state.Heat.End();
        state.Chill.End();
    }

    private SensorAir Begin(SensorId sensor, AirPlace place, RoomKind? room)
    {
        state.Sensors.RemoveAll(known => known.Sensor == sensor.Value);
        var air = new SensorAir { Sensor = sensor.Value, IsOutside = place == AirPlace.Outside, Room = room };
        state.Sensors.Add(air);
        return sensors[sensor] = air;
    }

    private void Read(long end, bool isNight, out double? heat, out double? cold, out double? outside)
    {
        HomeAir rooms = default, bedrooms = default, air = default;
        foreach (var sensor in state.Sensors)
        {
            if (sensor.EndHour(end) is not { } value)
            {
                continue;
            }

            if (sensor.IsOutside)
            {
                air.Add(value);
            }
            else if (sensor.IsLivedIn)
            {
                rooms.Add(value);
                if (sensor.Room == RoomKind.Bedroom)
                {
                    bedrooms.Add(value);
                }
            }
        }

        heat = (isNight && bedrooms.Count > 0 ? bedrooms : rooms).For(heat: true, options.Spread);
        cold = rooms.For(heat: false, options.Spread);
        outside = air.For(heat: true, double.PositiveInfinity);
    }

    private void Count(long start, int day, double? heat, double? cold, double? outside)
    {
        state.Rooms.Turn(day, options.HeldHours, options.KnownHours);
        state.Outside.Turn(day, 1, options.KnownHours);
        if (heat is { } inRooms)
        {
            state.Rooms.Add(day, start, inRooms, options.HeldHours, options.KnownHours);
        }

        if (outside is { } outdoors)
        {
            state.Outside.Add(day, start, outdoors, 1, options.KnownHours);
        }

        state.VeryHot.Take(start, heat >= options.VeryHot ? heat : null);
        state.Cold.Take(start, cold < options.Cold ? cold : null);
        state.VeryCold.Take(start, cold < options.VeryCold ? cold : null);
    }

    private ClimateFinding? FindCold(long end, int day, double? cold)
    {
        var (episode, run, grave) = (state.Chill, state.Cold, state.VeryCold);
        if (episode.Told is not null && cold is { } value)
        {
            episode.Calm = value >= options.Cold + ColdSlack ? episode.Calm + 1 : 0;
            if (episode.Calm >= CalmHours)
            {
                episode.End();
            }
        }

        if (grave.Start is { } graveStart && grave.Hours >= options.VeryColdHours && episode.Tells(ClimateLevel.Medium, day, run.Start ?? graveStart))
        {
            return new(ClimateReason.VeryCold, ClimateLevel.Medium, new(episode.Start!.Value), new(end), grave.Mean, grave.Mean, null, grave.Hours);
        }

        return run.Start is { } start && run.Hours >= options.ColdHours && episode.Tells(ClimateLevel.Low, day, start)
            ? new(ClimateReason.Cold, ClimateLevel.Low, new(episode.Start!.Value), new(end), run.Mean, run.Mean, null, run.Hours)
            : null;
    }

    private ClimateFinding? FindHeat(long end, int day)
    {
        var (episode, run) = (state.Heat, state.VeryHot);
        var today = state.Rooms.Today(options.HeldHours, options.KnownHours);
        if (today?.Maximum < options.HeatMaximum - Slack && run.Hours == 0)
        {
            episode.End();
        }

        if (run.Start is { } start && run.Hours >= options.VeryHotHours && episode.Tells(ClimateLevel.Medium, day, start))
        {
            return new(ClimateReason.VeryHot, ClimateLevel.Medium, new(episode.Start!.Value), new(end), run.Mean, run.Mean, null, run.Hours);
        }

        if (state.Rooms.MeansWith(today) is not { } means || means.Maximum < options.HeatMaximum || means.Minimum < options.HeatMinimum || today!.Value.Maximum < options.HeatMaximum)
        {
            return null;
        }

        var outside = state.Outside.MeansWith(state.Outside.Today(1, options.KnownHours));
        var isWave = outside is { } air && air.Maximum >= options.OutdoorMaximum && air.Minimum >= options.OutdoorMinimum;
        var reason = means.Minimum >= options.WarmNights ? ClimateReason.WarmNights : isWave ? ClimateReason.HeatWave : ClimateReason.ThreeDays;
        var level = reason == ClimateReason.ThreeDays ? ClimateLevel.Low : ClimateLevel.Medium;
        return episode.Tells(level, day, means.Start)
            ? new(reason, level, new(episode.Start!.Value), new(end), means.Maximum, means.Minimum, outside, means.Hours)
            : null;
    }
}
