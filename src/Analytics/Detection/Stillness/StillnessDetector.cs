using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>
/// Stillness of a home with one kit: no sign of movement for longer than is usual after a sign in that place and part of the day, in a home that is watched, with a kit that speaks and sensors that work. Until the home's own limits
/// are learned fixed ones hold: day and night each use up their share of what is allowed, and the limit is reached when (time by day / day limit) + (time by night / night limit) is 1.
/// </summary>
internal sealed class StillnessDetector(StillnessOptions options, double falseAlarmsPerDay, StillnessState state)
{
    /// <summary>A sign in a room so soon after the entrance may be the last look at somebody who has left.</summary>
    private static readonly TimeSpan Leaving = TimeSpan.FromMinutes(3);

    /// <summary>Whatever a home's own limits say, so many times the fixed ones is too long.</summary>
    private const double NeverLongerThan = 1.5;

    private readonly PersonalLimits limits = new(options.LearnsDays, falseAlarmsPerDay, state.Personal);
    private readonly Dictionary<SensorId, SensorWatch> sensors = [];
    private readonly SignMemory signs = new();
    private DayClock? clock;
    private int givingSigns;
    private int givingSignsInFault;

    /// <summary>How sensors and their states stand, for saving.</summary>
    public IReadOnlyDictionary<SensorId, SensorWatch> Sensors => sensors;

    /// <inheritdoc cref="Sensors"/>
    public IReadOnlyDictionary<(SensorId Sensor, QuantityDefinition Quantity), StateMemory> States => signs.States;

    public StillnessState State => state;

    /// <summary>Whether a sensor that tells of movement says that it is in fault.</summary>
    public bool IsBlind => givingSignsInFault > 0;

    /// <summary>The kit was silent before <paramref name="at"/>: nothing is known of that time, so counting begins anew, also for a home that was left.</summary>
    public void OnGap(Instant at, DateTime local)
    {
        if (state.Start is not null)
        {
            state.Restart(at, PartOf(local), isSign: false);
            (state.Place, state.InBed) = (StillnessPlace.Other, false);
        }
    }

    /// <summary>A sensor says whether it works.</summary>
    public void ObserveFault(SensorId sensor, bool inFault)
    {
        var watch = sensors.GetValueOrDefault(sensor);
        watch.InFault = inFault;
        Put(sensor, watch);
    }

    /// <summary>Takes a value of a quantity that may tell of movement; whether it does.</summary>
    public bool Observe(SensorId sensor, QuantityDefinition quantity, SignKind kind, RoomKind? room, Instant measuredAt, DateTime local, ObservedValue value)
    {
        if (!signs.IsSign(sensor, quantity, kind, value))
        {
            return false;
        }

        var day = DayOf(local);
        var watch = sensors.GetValueOrDefault(sensor);
        watch.GivesSigns = true;
        watch.NoteDay(day);
        watch.LastSign = Math.Max(measuredAt.Microseconds, watch.LastSign ?? long.MinValue);
        Put(sensor, watch);
        if (measuredAt.Microseconds < state.LastSign)
        {
            return true;
        }

        Learn(measuredAt, day);
        state.LastSign = measuredAt.Microseconds;
        state.LastSensor = sensor.Value;
        state.LastQuantity = quantity.Code;
        state.Place = PlaceOf(quantity, room, measuredAt, value);
        state.Restart(measuredAt, PartOf(local), isSign: true);
        return true;
    }

    /// <summary>The home's time has moved on; true when a stillness is found.</summary>
    public bool Advance(Instant watermark, DateTime local, bool isWatched, TimeZoneInfo zone, out StillnessEpisode episode)
    {
        episode = default;
        if (state.Start is null)
        {
            return false;
        }

        if (!isWatched || (givingSigns > 0 && givingSigns == givingSignsInFault))
        {
            state.Restart(watermark, PartOf(local), isSign: false);
            return false;
        }

        if (state.Found)
        {
            return false;
        }

        var still = watermark.Microseconds - state.Start.Value;
        var own = limits.LimitOf(UsualStillness.ContextOf(state.Place, state.Part));
        if (state.Place == StillnessPlace.Entrance)
        {
            return still >= own && Find(watermark, local, TimeSpan.FromMicroseconds(own), limits.AreLearned, out episode);
        }

        Count(watermark, zone);
        var used = (state.DayMicroseconds / options.DayLimit.TotalMicroseconds) + (state.NightMicroseconds / options.NightLimit.TotalMicroseconds);
        if (limits.AreLearned && used < NeverLongerThan)
        {
            return still >= own && (used >= 1 || AllSensorsSpeak(local)) && Find(watermark, local, TimeSpan.FromMicroseconds(own), true, out episode);
        }

        return used >= 1 && Find(watermark, local, TimeSpan.FromMicroseconds((state.DayMicroseconds + state.NightMicroseconds) / used), false, out episode);
    }

    private bool Find(Instant watermark, DateTime local, TimeSpan limit, bool isOwn, out StillnessEpisode episode)
    {
        state.Found = true;
        if (isOwn)
        {
            limits.NoteTold(UsualStillness.ContextOf(state.Place, state.Part), DayOf(local));
            state.IsWhole = false;
        }

        episode = new(new(state.Start!.Value), watermark, SensorId.Parse(state.LastSensor), state.LastQuantity, state.Place, limit, isOwn);
        return true;
    }

    private void Learn(Instant measuredAt, int day)
    {
        if (state.IsWhole && givingSignsInFault == 0)
        {
            limits.Learn(UsualStillness.ContextOf(state.Place, state.Part), measuredAt.Microseconds - state.Start!.Value, day);
        }
    }

    private StillnessPlace PlaceOf(QuantityDefinition quantity, RoomKind? room, Instant measuredAt, ObservedValue value)
    {
        if (ReferenceEquals(quantity, Quantities.BedOccupancy))
        {
            state.InBed = value.Number != 0;
        }
        else if (ReferenceEquals(quantity, Quantities.BedMovement))
        {
            state.InBed = true;
        }
        else if (room is not (RoomKind.Bedroom or null))
        {
            state.InBed = false;
        }

        if (room == RoomKind.Entrance && ReferenceEquals(quantity, Quantities.Contact))
        {
            state.LastEntrance = measuredAt.Microseconds;
            return StillnessPlace.Entrance;
        }

        if (state.InBed)
        {
            return StillnessPlace.Bed;
        }

        if (state.LastEntrance is { } entrance && measuredAt.Microseconds - entrance < Leaving.TotalMicroseconds)
        {
            return StillnessPlace.NearEntrance;
        }

        return room switch
        {
            RoomKind.Bedroom => StillnessPlace.Bedroom,
            RoomKind.Bathroom => StillnessPlace.Bathroom,
            RoomKind.Kitchen => StillnessPlace.Kitchen,
            RoomKind.Living => StillnessPlace.Living,
            RoomKind.Hall or RoomKind.Entrance => StillnessPlace.Hall,
            // What is worn or carried says that somebody moves, not where: the place stays what it was.
            null when state.Place is not (StillnessPlace.Entrance or StillnessPlace.NearEntrance or StillnessPlace.Bed) => state.Place,
            _ => StillnessPlace.Other,
        };
    }

    /// <summary>Whether no sensor is in fault, and none is missed that spoke each day: where one cannot see, a short stillness says little.</summary>
    private bool AllSensorsSpeak(DateTime local)
    {
        var day = DayOf(local);
        foreach (var watch in sensors.Values)
        {
            if (watch is { GivesSigns: true, InFault: true } || watch.IsMissedOn(day))
            {
                return false;
            }
        }

        return true;
    }

    private static int DayOf(DateTime local) => (int)(local.Ticks / TimeSpan.TicksPerDay);

    private static DayPart PartOf(DateTime local) => local.Hour switch
    {
        < 4 => DayPart.Night,
        < 8 => DayPart.Early,
        < 20 => DayPart.Day,
        _ => DayPart.Evening,
    };

    public void Restore(SensorId sensor, SensorWatch watch) => Put(sensor, watch);

    public void Restore(SensorId sensor, QuantityDefinition quantity, StateMemory memory) => signs.Restore(sensor, quantity, memory);

    private void Put(SensorId sensor, SensorWatch watch)
    {
        var before = sensors.GetValueOrDefault(sensor);
        givingSigns += (watch.GivesSigns ? 1 : 0) - (before.GivesSigns ? 1 : 0);
        givingSignsInFault += (watch is { GivesSigns: true, InFault: true } ? 1 : 0) - (before is { GivesSigns: true, InFault: true } ? 1 : 0);
        sensors[sensor] = watch;
    }

    private void Count(Instant watermark, TimeZoneInfo zone)
    {
        if (clock?.Zone != zone)
        {
            clock = new(zone, options.DayBeginsAtHour, options.NightBeginsAtHour);
        }

        var from = new Instant(state.CountedTo);
        while (from < watermark)
        {
            var isNight = clock.IsNight(from, out var until);
            until = Instant.Min(until, watermark);
            var length = until.Microseconds - from.Microseconds;
            state.DayMicroseconds += isNight ? 0 : length;
            state.NightMicroseconds += isNight ? length : 0;
            from = until;
        }

        state.CountedTo = Instant.Max(from, watermark).Microseconds;
    }
}
