using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Installation;

/// <summary>Changes of a home's plan as an installer makes them. What was true before stays true of before: a sensor that moves keeps its past where it was measured.</summary>
public static class Placing
{
    private static readonly RoomKind[] UsualRooms = [RoomKind.Entrance, RoomKind.Hall, RoomKind.Living, RoomKind.Kitchen, RoomKind.Bathroom, RoomKind.Bedroom];

    /// <summary>A new home with the usual rooms, its kit and those who live there, from now on.</summary>
    public static HomePlan Found(KitId kit, CareTeamId team, string timeZone, IReadOnlyList<ResidentId> residents, Instant now)
    {
        ArgumentNullException.ThrowIfNull(residents);
        var home = HomeId.New();
        var since = new TimeRange(now, Instant.MaxValue);
        return new HomePlan
        {
            Home = home,
            Mode = HomeMode.Live,
            TimeZone = timeZone,
            CareTeam = team,
            Rooms = [.. UsualRooms.Select(kind => new Room(RoomId.New(), kind))],
            Kits = [new(kit, home, since)],
            Residents = [.. residents.Select(resident => new Residency(resident, since))],
        };
    }

    /// <summary>Places a sensor from now on: in a room, on a resident, or (both null) nowhere. A sensor that had no place before has its first one since the kit came.</summary>
    /// <exception cref="ArgumentException">The home has no such room, resident or kit.</exception>
    public static HomePlan Place(HomePlan plan, KitId kit, SensorId sensor, RoomId? room, ResidentId? resident, Instant now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if ((room is { } there && plan.Rooms.All(one => one.Id != there)) || (resident is { } who && !plan.Residents.Any(one => one.Resident == who && one.During.Contains(now)))
            || plan.Kits.FirstOrDefault(one => one.Kit == kit && one.During.Contains(now)) is not { } stay)
        {
            throw new ArgumentException($"Home {plan.Home} has no such room, resident or kit now.", nameof(plan));
        }

        var present = plan.PlacementOf(kit, sensor, now);
        if (present?.Room == room && present?.Resident == resident)
        {
            return plan;
        }

        var others = plan.Sensors.Where(one => one != present).ToList();
        if (present is not null && present.During.From < now)
        {
            others.Add(present with { During = present.During with { To = now } });
        }

        if (room is not null || resident is not null)
        {
            var next = others.Where(one => one.Kit == kit && one.Sensor == sensor && one.During.From >= now).Select(one => one.During.From).DefaultIfEmpty(stay.During.To).Min();
            var isFirst = !plan.Sensors.Any(one => one.Kit == kit && one.Sensor == sensor);
            others.Add(new SensorPlacement(kit, sensor, room, resident, new TimeRange(isFirst ? stay.During.From : now, next)));
        }

        return plan with { Sensors = others };
    }

    /// <summary>Adds a room.</summary>
    public static HomePlan AddRoom(HomePlan plan, RoomKind kind)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan with { Rooms = [.. plan.Rooms, new Room(RoomId.New(), kind)] };
    }

    /// <summary>Takes a room away; null when a sensor stands or stood in it.</summary>
    public static HomePlan? RemoveRoom(HomePlan plan, RoomId room)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Sensors.Any(one => one.Room == room) ? null : plan with { Rooms = [.. plan.Rooms.Where(one => one.Id != room)] };
    }
}
