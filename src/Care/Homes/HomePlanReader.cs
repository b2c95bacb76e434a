using System.Linq.Expressions;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Homes;

/// <summary>Builds plans from dated rows: a fixed number of queries for any number of homes. Lists are ordered, so that the same rows give the same plan.</summary>
internal static class HomePlanReader
{
    public static async Task<IReadOnlyList<HomePlan>> ReadAsync(CareDbContext context, Expression<Func<HomeRow, bool>> which, CancellationToken cancellationToken)
    {
        var homes = context.Homes.AsNoTracking().Where(which);
        var rows = await homes.ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var rooms = (await context.Rooms.AsNoTracking().Where(row => homes.Any(home => home.Id == row.HomeId)).ToListAsync(cancellationToken)).ToLookup(row => row.HomeId);
        var kits = (await context.KitPlacements.AsNoTracking().Where(row => homes.Any(home => home.Id == row.HomeId)).ToListAsync(cancellationToken)).ToLookup(row => row.HomeId);
        var sensors = (await context.SensorPlacements.AsNoTracking().Where(row => homes.Any(home => home.Id == row.HomeId)).ToListAsync(cancellationToken)).ToLookup(row => row.HomeId);
        var residents = (await context.Residencies.AsNoTracking().Where(row => homes.Any(home => home.Id == row.HomeId)).ToListAsync(cancellationToken)).ToLookup(row => row.HomeId);
        var absences = (await context.Absences.AsNoTracking().Where(row => homes.Any(home => home.Id == row.HomeId)).ToListAsync(cancellationToken)).ToLookup(row => row.HomeId);
        return
        [
            .. rows.OrderBy(row => row.Id.Value, StringComparer.Ordinal).Select(row => new HomePlan
            {
                Home = row.Id,
                Mode = row.Mode,
                TimeZone = row.TimeZone,
                CareTeam = row.TeamId,
                Open = new TimeRange(row.OpenFrom, row.OpenTo),
                Rooms = [.. rooms[row.Id].OrderBy(room => room.Id.Value, StringComparer.Ordinal).Select(room => new Room(room.Id, room.Kind))],
                Kits = [.. kits[row.Id].OrderBy(kit => kit.FromAt).Select(kit => new KitPlacement(kit.KitId, kit.HomeId, new TimeRange(kit.FromAt, kit.ToAt)))],
                Sensors =
                [
                    .. sensors[row.Id]
                        .OrderBy(sensor => sensor.FromAt).ThenBy(sensor => sensor.KitId.Value, StringComparer.Ordinal).ThenBy(sensor => sensor.Sensor.Value, StringComparer.Ordinal)
                        .Select(sensor => new SensorPlacement(sensor.KitId, sensor.Sensor, sensor.RoomId, sensor.ResidentId, new TimeRange(sensor.FromAt, sensor.ToAt))),
                ],
                Residents =
                [
                    .. residents[row.Id].OrderBy(residency => residency.FromAt).ThenBy(residency => residency.ResidentId.Value, StringComparer.Ordinal)
                        .Select(residency => new Residency(residency.ResidentId, new TimeRange(residency.FromAt, residency.ToAt))),
                ],
                Absences = [.. absences[row.Id].OrderBy(absence => absence.FromAt).ThenBy(absence => absence.ToAt).Select(absence => new TimeRange(absence.FromAt, absence.ToAt))],
            }),
        ];
    }
}
