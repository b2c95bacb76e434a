using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Care.Installation;

/// <summary>The way through a home: the steps that prove each sensor of its kit where it stands, from the door inwards, then link, mains and alarm.</summary>
public static class WalkPlan
{
    private static readonly RoomKind[] Way = [RoomKind.Entrance, RoomKind.Hall, RoomKind.Living, RoomKind.Kitchen, RoomKind.Bathroom, RoomKind.Bedroom, RoomKind.Other];

    /// <summary>The steps, in the order in which they are walked.</summary>
    /// <param name="plan">The home.</param>
    /// <param name="kit">The kit that is being installed.</param>
    /// <param name="sensors">What the kit says that it has.</param>
    /// <param name="now">Placements in force then count.</param>
    public static IReadOnlyList<WalkStep> Of(HomePlan plan, KitId kit, IReadOnlyList<KitSensor> sensors, Instant now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sensors);
        var placed = sensors.Where(IsWalked).DistinctBy(sensor => sensor.Sensor).Select(sensor => (Sensor: sensor, Place: plan.PlacementOf(kit, sensor.Sensor, now))).Where(pair => pair.Place is not null).ToList();
        var steps = new List<WalkStep>();
        foreach (var room in plan.Rooms.OrderBy(room => Array.IndexOf(Way, room.Kind)).ThenBy(room => room.Id.Value, StringComparer.Ordinal))
        {
            steps.AddRange(InRoom(room.Id, [.. placed.Where(pair => pair.Place!.Room == room.Id).Select(pair => pair.Sensor)]));
        }

        // What is worn or carried about has no room; a help button may have one and is pressed all the same.
        var carried = placed.Where(pair => pair.Place!.Room is null).Select(pair => pair.Sensor).OrderBy(sensor => sensor.Sensor.Value, StringComparer.Ordinal);
        steps.AddRange(carried.Where(sensor => !Has(sensor, Quantities.Help)).Select(sensor => new WalkStep($"worn:{sensor.Sensor}", WalkStepKind.Worn, null, [AnyOf(sensor)])));
        steps.AddRange(placed.Select(pair => pair.Sensor).Where(sensor => Has(sensor, Quantities.Help)).OrderBy(sensor => sensor.Sensor.Value, StringComparer.Ordinal)
            .Select(sensor => new WalkStep($"help:{sensor.Sensor}", WalkStepKind.Help, plan.PlacementOf(kit, sensor.Sensor, now)!.Room, [new(sensor.Sensor, Quantities.Help.Code, 1)])));
        steps.Add(new("link", WalkStepKind.Link, null, []));
        steps.Add(new("power", WalkStepKind.Power, null, []));
        if (steps.Exists(step => step.Kind == WalkStepKind.Help))
        {
            steps.Add(new("alarm", WalkStepKind.Alarm, null, []));
        }

        return steps;
    }

    /// <summary>Sensors that the kit has and that stand nowhere in the home: to be given a place before the walk.</summary>
    public static IReadOnlyList<SensorId> WithoutPlace(HomePlan plan, KitId kit, IReadOnlyList<KitSensor> sensors, Instant now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(sensors);
        return [.. sensors.Where(IsWalked).Select(sensor => sensor.Sensor).Distinct().Where(sensor => plan.PlacementOf(kit, sensor, now) is null)];
    }

    /// <summary>Whether a sensor is proven by walking: what only tells of the kit itself, such as a power cut or a disk, is not.</summary>
    public static bool IsWalked(KitSensor sensor)
    {
        ArgumentNullException.ThrowIfNull(sensor);
        return sensor.Quantities.Count == 0 || sensor.Quantities.Any(code => Quantities.Find(code) is not { Scope: QuantityScope.Technical });
    }

    private static IEnumerable<WalkStep> InRoom(RoomId room, IReadOnlyList<KitSensor> sensors)
    {
        WalkSignal[] movement = [.. sensors.Where(sensor => Has(sensor, Quantities.Motion)).Select(sensor => new WalkSignal(sensor.Sensor, Quantities.Motion.Code, 1)),
            .. sensors.Where(sensor => !Has(sensor, Quantities.Motion) && Has(sensor, Quantities.Presence)).Select(sensor => new WalkSignal(sensor.Sensor, Quantities.Presence.Code, 1))];
        if (movement.Length > 0)
        {
            yield return new($"room:{room}", WalkStepKind.Room, room, movement);
        }

        foreach (var (kind, word, quantity) in new[] { (WalkStepKind.Door, "door", Quantities.Contact), (WalkStepKind.Bed, "bed", Quantities.BedOccupancy), (WalkStepKind.Chair, "chair", Quantities.ChairOccupancy) })
        {
            foreach (var sensor in sensors.Where(sensor => Has(sensor, quantity)))
            {
                yield return new($"{word}:{sensor.Sensor}", kind, room, [new(sensor.Sensor, quantity.Code, 1), new(sensor.Sensor, quantity.Code, 0, IsReturn: true)]);
            }
        }

        foreach (var sensor in sensors.Where(sensor => !IsActedOn(sensor) && !SpeaksByItself(sensor) && sensor.Quantities.Count > 0))
        {
            yield return new($"try:{sensor.Sensor}", WalkStepKind.Try, room, [AnyOf(sensor)]);
        }

        WalkSignal[] quiet = [.. sensors.Where(sensor => !IsActedOn(sensor) && SpeaksByItself(sensor)).Select(AnyOf)];
        if (quiet.Length > 0)
        {
            yield return new($"listen:{room}", WalkStepKind.Listen, room, quiet);
        }
    }

    private static bool IsActedOn(KitSensor sensor) =>
        Has(sensor, Quantities.Motion) || Has(sensor, Quantities.Presence) || Has(sensor, Quantities.Contact) || Has(sensor, Quantities.BedOccupancy) || Has(sensor, Quantities.ChairOccupancy) || Has(sensor, Quantities.Help);

    private static bool SpeaksByItself(KitSensor sensor) => sensor.Quantities.Any(code => Quantities.Find(code) is { Scope: not QuantityScope.Technical, Kind: QuantityKind.Sample or QuantityKind.Count });

    /// <summary>Any value of what the sensor is there for; of a battery or a link only where it has nothing else.</summary>
    private static WalkSignal AnyOf(KitSensor sensor)
    {
        var purpose = sensor.Quantities.FirstOrDefault(code => Quantities.Find(code) is { Scope: not QuantityScope.Technical, Kind: not QuantityKind.Waveform });
        return new(sensor.Sensor, purpose ?? string.Empty, null);
    }

    private static bool Has(KitSensor sensor, QuantityDefinition quantity) => sensor.Quantities.Contains(quantity.Code, StringComparer.Ordinal);
}
