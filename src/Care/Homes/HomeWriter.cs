using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Homes;

/// <summary>Brings the rows of one home to a plan. The caller holds the transaction, and the lock of all provisioning.</summary>
internal sealed class HomeWriter(CareDbContext context, HomePlan plan, CancellationToken cancellationToken)
{
    /// <summary>The teams whose view changes: the one before and the one now.</summary>
    public async Task<IReadOnlyList<CareTeamId>> WriteAsync(IReadOnlyDictionary<ResidentId, ResidentIdentity> identities, string? label)
    {
        await RequireRoomForKitsAsync();
        var teams = await WriteHomeAsync(label);
        await WriteResidentsAsync(identities);
        await WriteKitsAsync();

        // Rooms, kits and residents first: placements refer to them.
        var home = plan.Home;
        var rooms = await context.Rooms.Where(row => row.HomeId == home).ToListAsync(cancellationToken);
        var kits = await context.KitPlacements.Where(row => row.HomeId == home).ToListAsync(cancellationToken);
        var sensors = await context.SensorPlacements.Where(row => row.HomeId == home).ToListAsync(cancellationToken);
        var residencies = await context.Residencies.Where(row => row.HomeId == home).ToListAsync(cancellationToken);
        var absences = await context.Absences.Where(row => row.HomeId == home).ToListAsync(cancellationToken);
        WriteRooms(rooms);
        DatedRows.Bring(
            context.KitPlacements, kits, plan.Kits, row => new KitPlacement(row.KitId, row.HomeId, new TimeRange(row.FromAt, row.ToAt)), wanted => new KitPlacementRow { KitId = wanted.Kit, HomeId = home, FromAt = wanted.During.From, ToAt = wanted.During.To });
        DatedRows.Bring(
            context.SensorPlacements,
            sensors,
            plan.Sensors,
            row => new SensorPlacement(row.KitId, row.Sensor, row.RoomId, row.ResidentId, new TimeRange(row.FromAt, row.ToAt)),
            wanted => new SensorPlacementRow { HomeId = home, KitId = wanted.Kit, Sensor = wanted.Sensor, RoomId = wanted.Room, ResidentId = wanted.Resident, FromAt = wanted.During.From, ToAt = wanted.During.To });
        DatedRows.Bring(
            context.Residencies, residencies, plan.Residents, row => new Residency(row.ResidentId, new TimeRange(row.FromAt, row.ToAt)), wanted => new ResidencyRow { ResidentId = wanted.Resident, HomeId = home, FromAt = wanted.During.From, ToAt = wanted.During.To });
        DatedRows.Bring(
            context.Absences, absences, plan.Absences, row => new TimeRange(row.FromAt, row.ToAt), wanted => new AbsenceRow { HomeId = home, FromAt = wanted.From, ToAt = wanted.To });
        return teams;
    }

    private async Task RequireRoomForKitsAsync()
    {
        foreach (var wanted in plan.Kits)
        {
            var other = await context.KitPlacements.AsNoTracking().FirstOrDefaultAsync(
                row => row.KitId == wanted.Kit && row.HomeId != plan.Home && row.FromAt < wanted.During.To && row.ToAt > wanted.During.From,
                cancellationToken);
            if (other is not null)
            {
                throw new InvalidOperationException($"Kit {wanted.Kit} cannot be in home {plan.Home} from {wanted.During.From} on: it is in home {other.HomeId} from {other.FromAt} to {other.ToAt}.");
            }
        }
    }

    private async Task<IReadOnlyList<CareTeamId>> WriteHomeAsync(string? label)
    {
        if (!await context.Teams.AnyAsync(row => row.Id == plan.CareTeam, cancellationToken))
        {
            throw new InvalidOperationException($"Home {plan.Home} names care team {plan.CareTeam}, which does not exist yet.");
        }

        var home = await context.Homes.SingleOrDefaultAsync(row => row.Id == plan.Home, cancellationToken);
        if (home is null)
        {
            context.Homes.Add(new HomeRow
            {
                Id = plan.Home,
                Mode = plan.Mode,
                TimeZone = plan.TimeZone,
                TeamId = plan.CareTeam,
                Label = label,
                OpenFrom = plan.Open.From,
                OpenTo = plan.Open.To,
            });
            return [plan.CareTeam];
        }

        // A recording that names a live home would silence its alerts.
        if (home.Mode != plan.Mode)
        {
            throw new InvalidOperationException($"Home {plan.Home} is of mode {home.Mode} and cannot become {plan.Mode}.");
        }

        var before = home.TeamId;
        home.TimeZone = plan.TimeZone;
        home.TeamId = plan.CareTeam;
        home.Label = label ?? home.Label;
        home.OpenFrom = plan.Open.From;
        home.OpenTo = plan.Open.To;
        return [before, plan.CareTeam];
    }

    private async Task WriteResidentsAsync(IReadOnlyDictionary<ResidentId, ResidentIdentity> identities)
    {
        foreach (var id in plan.Residents.Select(residency => residency.Resident).Distinct())
        {
            var resident = await context.Residents.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? context.Residents.Add(new ResidentRow { Id = id }).Entity;
            if (identities.TryGetValue(id, out var identity))
            {
                resident.GivenName = identity.GivenName;
                resident.FamilyName = identity.FamilyName;
                resident.BirthDate = identity.BirthDate;
            }
        }
    }

    private async Task WriteKitsAsync()
    {
        foreach (var kit in plan.Kits.Select(placement => placement.Kit).Distinct())
        {
            if (!await context.Kits.AnyAsync(row => row.Id == kit, cancellationToken))
            {
                context.Kits.Add(new KitRow { Id = kit });
            }
        }
    }

    private void WriteRooms(IReadOnlyList<RoomRow> present)
    {
        foreach (var room in plan.Rooms)
        {
            if (present.FirstOrDefault(row => row.Id == room.Id) is { } known)
            {
                known.Kind = room.Kind;
            }
            else
            {
                context.Rooms.Add(new RoomRow { HomeId = plan.Home, Id = room.Id, Kind = room.Kind });
            }
        }

        context.Rooms.RemoveRange(present.Where(row => plan.Rooms.All(room => room.Id != row.Id)));
    }
}
