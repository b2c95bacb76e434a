using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>Founds homes and places sensors. Each step answers null, or why not in words.</summary>
internal sealed class PlaceDesk(IProvisioning provisioning, TimeProvider clock)
{
    /// <summary>Longest label of a home, in characters.</summary>
    public const int LongestLabel = 64;

    /// <summary>Longest given or family name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Prefix of the field that says where a sensor is.</summary>
    public const string SensorField = "place-";

    /// <summary>Most people whom the form takes.</summary>
    public const int People = 2;

    /// <summary>A home for a kit that stands nowhere.</summary>
    public async Task<LocalizedText?> FoundAsync(Viewer viewer, KitId kit, IFormCollection form, CancellationToken cancellationToken)
    {
        var label = Text(form, "label");
        if (label.Length is 0 or > LongestLabel)
        {
            return PlaceTexts.RefusalLabel;
        }

        var team = (await InstallationDoor.TeamsAsync(viewer, cancellationToken)).FirstOrDefault(one => one.Team.Value == Text(form, "team"));
        if (team is null)
        {
            return PlaceTexts.RefusalTeam;
        }

        var zone = Text(form, "time-zone");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) || !known.HasIanaId)
        {
            return PlaceTexts.RefusalZone;
        }

        var people = Enumerable.Range(1, People).Select(i => new ResidentIdentity(Text(form, $"given-{i}"), Text(form, $"family-{i}"), null)).Where(person => person.GivenName.Length + person.FamilyName.Length > 0).ToList();
        if (people.Count == 0 || people.Any(person => person.GivenName.Length is 0 or > LongestName || person.FamilyName.Length is 0 or > LongestName))
        {
            return PlaceTexts.RefusalPerson;
        }

        var identities = people.ToDictionary(_ => ResidentId.New());
        await provisioning.EnsureHomeAsync(Placing.Found(kit, team.Team, zone, [.. identities.Keys], Instant.Now(clock)), identities, label, cancellationToken);
        return null;
    }

    /// <summary>Where each sensor is now, as the form says: a room, a resident, or nowhere.</summary>
    public async Task<LocalizedText?> PlaceAsync(KitVisit visit, IFormCollection form, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        var plan = visit.Plan;
        foreach (var (name, value) in form.Where(field => field.Key.StartsWith(SensorField, StringComparison.Ordinal)))
        {
            var place = value.ToString();
            var room = RoomId.TryParse(place, out var inRoom) ? inRoom : (RoomId?)null;
            var resident = ResidentId.TryParse(place, out var worn) ? worn : (ResidentId?)null;
            if (!SensorId.TryParse(name[SensorField.Length..], out var sensor) || (place.Length > 0 && room is null && resident is null)
                || (room is not null && plan.Rooms.All(one => one.Id != room)) || (resident is not null && !plan.Residents.Any(one => one.Resident == resident && one.During.Contains(now))))
            {
                return PlaceTexts.RefusalPlace;
            }

            plan = Placing.Place(plan, visit.Kit, sensor, room, resident, now);
        }

        await KeepAsync(plan, cancellationToken);
        return null;
    }

    public async Task<LocalizedText?> AddRoomAsync(KitVisit visit, string? kind, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<RoomKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known))
        {
            return PlaceTexts.RefusalPlace;
        }

        await KeepAsync(Placing.AddRoom(visit.Plan, known), cancellationToken);
        return null;
    }

    public async Task<LocalizedText?> RemoveRoomAsync(KitVisit visit, string? room, CancellationToken cancellationToken)
    {
        if (!RoomId.TryParse(room, out var id) || Placing.RemoveRoom(visit.Plan, id) is not { } without)
        {
            return PlaceTexts.RefusalRoom;
        }

        await KeepAsync(without, cancellationToken);
        return null;
    }

    private Task KeepAsync(HomePlan plan, CancellationToken cancellationToken) => provisioning.EnsureHomeAsync(plan, new Dictionary<ResidentId, ResidentIdentity>(), null, cancellationToken);

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();
}
