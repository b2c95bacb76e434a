using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Homes;

/// <summary>Looks for contradictions inside a plan before it is written.</summary>
internal static class HomePlanCheck
{
    /// <exception cref="ArgumentException">The plan contradicts itself.</exception>
    /// <exception cref="InvalidOperationException">Two placements of the plan overlap; the message names both.</exception>
    public static void Require(HomePlan plan)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(plan.TimeZone, out var zone) || !zone.HasIanaId)
        {
            throw new ArgumentException($"Home {plan.Home}: '{plan.TimeZone}' is not a time zone known here; it is an IANA name such as Europe/Paris.", nameof(plan));
        }

        var ranges = plan.Kits.Select(kit => kit.During)
            .Concat(plan.Sensors.Select(sensor => sensor.During))
            .Concat(plan.Residents.Select(residency => residency.During))
            .Concat(plan.Absences)
            .Append(plan.Open);
        foreach (var empty in ranges.Where(range => range.From >= range.To))
        {
            throw new ArgumentException($"Home {plan.Home}: the time from {empty.From} to {empty.To} is empty.", nameof(plan));
        }

        if (plan.Kits.FirstOrDefault(kit => kit.Home != plan.Home) is { } astray)
        {
            throw new ArgumentException($"Home {plan.Home}: kit {astray.Kit} is placed in home {astray.Home}.", nameof(plan));
        }

        RequireKnownParts(plan);
        RequireApart(plan.Kits, kit => kit.During, _ => 0, (a, b) => $"Home {plan.Home} would have kits {a.Kit} and {b.Kit} at the same time.");
        RequireApart(plan.Sensors, sensor => sensor.During, sensor => (sensor.Kit, sensor.Sensor), (a, b) => $"Home {plan.Home}: sensor {a.Kit}/{a.Sensor} is placed twice at the same time, from {a.During.From} and from {b.During.From}.");
        RequireApart(plan.Residents, residency => residency.During, residency => residency.Resident, (a, b) => $"Home {plan.Home}: resident {a.Resident} moves in twice, at {a.During.From} and at {b.During.From}.");
    }

    private static void RequireKnownParts(HomePlan plan)
    {
        var rooms = plan.Rooms.Select(room => room.Id).ToHashSet();
        if (rooms.Count != plan.Rooms.Count)
        {
            throw new ArgumentException($"Home {plan.Home}: a room is named twice.", nameof(plan));
        }

        foreach (var sensor in plan.Sensors)
        {
            if (sensor.Room is { } room && !rooms.Contains(room))
            {
                throw new ArgumentException($"Home {plan.Home}: sensor {sensor.Kit}/{sensor.Sensor} is in room {room}, which the home does not have.", nameof(plan));
            }

            if (sensor.Resident is { } resident && plan.Residents.All(residency => residency.Resident != resident))
            {
                throw new ArgumentException($"Home {plan.Home}: sensor {sensor.Kit}/{sensor.Sensor} belongs to resident {resident}, who does not live there.", nameof(plan));
            }

            if (plan.Kits.All(kit => kit.Kit != sensor.Kit))
            {
                throw new ArgumentException($"Home {plan.Home}: sensor {sensor.Kit}/{sensor.Sensor} is of a kit that is not placed there.", nameof(plan));
            }
        }
    }

    private static void RequireApart<T, TKey>(IEnumerable<T> placements, Func<T, TimeRange> during, Func<T, TKey> apart, Func<T, T, string> message)
    {
        foreach (var group in placements.GroupBy(apart))
        {
            var inOrder = group.OrderBy(placement => during(placement).From).ToList();
            foreach (var (first, second) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (during(second).From < during(first).To)
                {
                    throw new InvalidOperationException(message(first, second));
                }
            }
        }
    }
}
