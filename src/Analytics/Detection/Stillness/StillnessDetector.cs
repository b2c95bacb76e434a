using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>
/// Stillness of a home with one kit: no sign of movement for longer than the hours of day and night allow, in a home that is watched, not left by its entrance,
/// with a kit that speaks and sensors that work. Day and night each use up their share of what is allowed: the limit is reached when
/// (time by day / day limit) + (time by night / night limit) is 1.
/// </summary>
internal sealed class StillnessDetector(StillnessOptions options, StillnessState state)
{
    private readonly Dictionary<SensorId, SensorWatch> sensors = [];
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), StateMemory> states = [];
    private DayClock? clock;
    private int givingSigns;
    private int givingSignsInFault;

    /// <summary>How sensors and their states stand, for saving.</summary>
    public IReadOnlyDictionary<SensorId, SensorWatch> Sensors => sensors;

    /// <inheritdoc cref="Sensors"/>
    public IReadOnlyDictionary<(SensorId Sensor, QuantityDefinition Quantity), StateMemory> States => states;

    public StillnessState State => state;

    /// <summary>The kit was silent before <paramref name="at"/>: nothing is known of that time, so counting begins anew, also for a home that was left.</summary>
    public void OnGap(Instant at)
    {
        if (state.Start is not null)
        {
            state.Restart(at);
            state.Out = false;
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
    public bool Observe(SensorId sensor, QuantityDefinition quantity, SignKind kind, RoomKind? room, Instant measuredAt, ObservedValue value)
    {
        var isSign = kind switch
        {
            SignKind.Each => true,
            SignKind.AboveZero => value.IsNumber && value.Number > 0,
            _ => IsChange(sensor, quantity, value),
        };
        if (!isSign)
        {
            return false;
        }

        var watch = sensors.GetValueOrDefault(sensor);
        watch.GivesSigns = true;
        Put(sensor, watch);
        if (measuredAt.Microseconds < state.LastSign)
        {
            return true;
        }

        state.LastSign = measuredAt.Microseconds;
        state.LastSensor = sensor.Value;
        state.LastQuantity = quantity.Code;
        state.Out = room == RoomKind.Entrance && ReferenceEquals(quantity, Quantities.Contact);
        state.Restart(measuredAt);
        return true;
    }

    /// <summary>The home's time has moved on; true when a stillness is found.</summary>
    public bool Advance(Instant watermark, bool isWatched, TimeZoneInfo zone, out StillnessEpisode episode)
    {
        episode = default;
        if (state.Start is null)
        {
            return false;
        }

        if (!isWatched || (givingSigns > 0 && givingSigns == givingSignsInFault))
        {
            state.Restart(watermark);
            return false;
        }

        if (state.Out || state.Found)
        {
            return false;
        }

        Count(watermark, zone);
        var used = (state.DayMicroseconds / options.DayLimit.TotalMicroseconds) + (state.NightMicroseconds / options.NightLimit.TotalMicroseconds);
        if (used < 1)
        {
            return false;
        }

        state.Found = true;
        var limit = TimeSpan.FromMicroseconds((state.DayMicroseconds + state.NightMicroseconds) / used);
        episode = new(new(state.Start.Value), watermark, SensorId.Parse(state.LastSensor), state.LastQuantity, limit);
        return true;
    }

    public void Restore(SensorId sensor, SensorWatch watch) => Put(sensor, watch);

    public void Restore(SensorId sensor, QuantityDefinition quantity, StateMemory memory) => states[(sensor, quantity)] = memory;

    /// <summary>
    /// A state differs from the one before; of a measured power, only whether there is any. A contact that has never said zero tells each opening and nothing else
    /// (some door sensors do): there each value is a sign.
    /// </summary>
    private bool IsChange(SensorId sensor, QuantityDefinition quantity, ObservedValue value)
    {
        var isKnown = states.TryGetValue((sensor, quantity), out var memory);
        var number = !value.IsNumber ? 0 : quantity.Kind == QuantityKind.Sample ? Math.Sign(value.Number) : value.Number;
        var isRepeatedOpening = ReferenceEquals(quantity, Quantities.Contact) && number != 0 && !memory.HasSaidZero;
        var isChange = isKnown
            ? memory.Last != number || memory.LastText != value.Text || isRepeatedOpening
            : value.IsNumber && number != 0;
        memory.HasSaidZero |= value.IsNumber && number == 0;
        memory.Last = number;
        memory.LastText = value.Text;
        states[(sensor, quantity)] = memory;
        return isChange;
    }

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
