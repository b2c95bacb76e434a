using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Home;

/// <summary>A home's plan laid out for look-ups that allocate nothing.</summary>
internal sealed class PlanView
{
    private readonly Dictionary<(KitId Kit, SensorId Sensor), SensorPlacement[]> sensors;
    private readonly Dictionary<RoomId, RoomKind> rooms;
    private readonly TimeRange[] absences;
    private readonly KitPlacement[] kits;

    public PlanView(HomePlan plan)
    {
        Plan = plan;
        sensors = plan.Sensors.GroupBy(placement => (placement.Kit, placement.Sensor)).ToDictionary(group => group.Key, group => group.ToArray());
        rooms = plan.Rooms.GroupBy(room => room.Id).ToDictionary(group => group.Key, group => group.First().Kind);
        absences = [.. plan.Absences];
        kits = [.. plan.Kits.Where(kit => kit.Home == plan.Home)];
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(plan.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    public HomePlan Plan { get; }

    public HomeId Home => Plan.Home;

    public TimeZoneInfo Zone { get; }

    public IReadOnlyList<KitPlacement> Kits => kits;

    public bool IsOpenAt(Instant at) => Plan.Open.Contains(at);

    public bool IsWatchedAt(Instant at)
    {
        if (!Plan.Open.Contains(at))
        {
            return false;
        }

        foreach (var absence in absences)
        {
            if (absence.Contains(at))
            {
                return false;
            }
        }

        return true;
    }

    public KitPlacement? PlacementOf(KitId kit, Instant at)
    {
        foreach (var placement in kits)
        {
            if (placement.Kit == kit && placement.During.Contains(at))
            {
                return placement;
            }
        }

        return null;
    }

    public ResidentId? ResidentOf(KitId kit, SensorId sensor, Instant at) => PlacementOf(kit, sensor, at)?.Resident;

    public RoomId? RoomOf(KitId kit, SensorId sensor, Instant at) => PlacementOf(kit, sensor, at)?.Room;

    /// <summary>Whether a sensor watches a room and nobody wears it. One whose place is not known is held to be worn.</summary>
    public bool WatchesARoom(KitId kit, SensorId sensor, Instant at) => PlacementOf(kit, sensor, at) is { Resident: null, Room: not null };

    public RoomKind? RoomKindOf(KitId kit, SensorId sensor, Instant at) =>
        PlacementOf(kit, sensor, at)?.Room is { } room && rooms.TryGetValue(room, out var kind) ? kind : null;

    /// <summary>The one resident; null where nobody lives, or several.</summary>
    public ResidentId? SoleResidentAt(Instant at)
    {
        ResidentId? only = null;
        for (var i = 0; i < Plan.Residents.Count; i++)
        {
            var residency = Plan.Residents[i];
            if (residency.During.Contains(at))
            {
                if (only is not null && only != residency.Resident)
                {
                    return null;
                }

                only = residency.Resident;
            }
        }

        return only;
    }

    /// <summary>How many live in the home. Nothing is allocated.</summary>
    public int ResidentsAt(Instant at)
    {
        var count = 0;
        for (var i = 0; i < Plan.Residents.Count; i++)
        {
            count += Plan.Residents[i].During.Contains(at) && !LivesThereBefore(i, at) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether several people live there.</summary>
    public bool IsSharedAt(Instant at) => ResidentsAt(at) > 1;

    /// <summary>Whose a measurement is: of whoever the sensor is for, else of the one resident; null where several live.</summary>
    public ResidentId? MeasuredOf(KitId kit, SensorId sensor, Instant at) => ResidentOf(kit, sensor, at) ?? SoleResidentAt(at);

    /// <summary>The one resident, or the household where several live.</summary>
    public AlertSubject OnlyResidentAt(Instant at) => SoleResidentAt(at) is { } resident ? AlertSubject.Of(resident) : AlertSubject.Household;

    [SuppressMessage("Globalization", "CA1305", Justification = "No text is made here.")]
    public DateTime LocalTime(Instant at) => TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), Zone).DateTime;

    private SensorPlacement? PlacementOf(KitId kit, SensorId sensor, Instant at)
    {
        if (sensors.TryGetValue((kit, sensor), out var placements))
        {
            foreach (var placement in placements)
            {
                if (placement.During.Contains(at))
                {
                    return placement;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a stay before this one in the list is the same person's and lasts too.</summary>
    private bool LivesThereBefore(int stay, Instant at)
    {
        for (var i = 0; i < stay; i++)
        {
            if (Plan.Residents[i].Resident == Plan.Residents[stay].Resident && Plan.Residents[i].During.Contains(at))
            {
                return true;
            }
        }

        return false;
    }
}
