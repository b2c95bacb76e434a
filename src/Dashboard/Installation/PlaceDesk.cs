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

    /// <summary>Prefix of the field that says whose it is.</summary>
    public const string WhoseField = "whose-";

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
        try
        {
            await provisioning.EnsureHomeAsync(Placing.Found(kit, team.Team, zone, [.. identities.Keys], Instant.Now(clock)), identities, label, cancellationToken);
            return null;
        }
        catch (InvalidOperationException)
        {
            // Somebody else has given the kit a home in the same moment.
            return PlaceTexts.RefusalPlace;
        }
    }

    /// <summary>Where each sensor is now and whose it is, as the form says; neither is nowhere.</summary>
    public async Task<LocalizedText?> PlaceAsync(KitVisit visit, IFormCollection form, CancellationToken cancellationToken)
    {
        var wanted = new List<(SensorId Sensor, RoomId? Room, ResidentId? Resident)>();
        foreach (var name in form.Keys.Where(name => name.StartsWith(SensorField, StringComparison.Ordinal)).Select(name => name[SensorField.Length..]))
        {
            var (place, whose) = (Text(form, SensorField + name), Text(form, WhoseField + name));
            var room = RoomId.TryParse(place, out var inRoom) ? inRoom : (RoomId?)null;
            var resident = ResidentId.TryParse(whose, out var person) ? person : (ResidentId?)null;
            if (!SensorId.TryParse(name, out var sensor) || (place.Length > 0 && room is null) || (whose.Length > 0 && resident is null))
            {
                return PlaceTexts.RefusalPlace;
            }

            wanted.Add((sensor, room, resident));
        }

        var now = Instant.Now(clock);
        return await ChangeAsync(visit, plan => wanted.Aggregate(plan, (changed, one) => Placing.Place(changed, visit.Kit, one.Sensor, one.Room, one.Resident, now)), PlaceTexts.RefusalPlace, cancellationToken);
    }

    public Task<LocalizedText?> AddRoomAsync(KitVisit visit, string? kind, CancellationToken cancellationToken) =>
        Enum.TryParse<RoomKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? ChangeAsync(visit, plan => Placing.AddRoom(plan, known), PlaceTexts.RefusalPlace, cancellationToken)
            : Task.FromResult<LocalizedText?>(PlaceTexts.RefusalPlace);

    public Task<LocalizedText?> RemoveRoomAsync(KitVisit visit, string? room, CancellationToken cancellationToken) =>
        RoomId.TryParse(room, out var id) ? ChangeAsync(visit, plan => Placing.RemoveRoom(plan, id), PlaceTexts.RefusalRoom, cancellationToken) : Task.FromResult<LocalizedText?>(PlaceTexts.RefusalRoom);

    /// <summary>Changes the plan as it is in this moment, not as the page showed it.</summary>
    private async Task<LocalizedText?> ChangeAsync(KitVisit visit, Func<HomePlan, HomePlan?> change, LocalizedText refusal, CancellationToken cancellationToken)
    {
        try
        {
            return await provisioning.ChangeHomeAsync(visit.Plan.Home, change, cancellationToken) is null ? refusal : null;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // A room, person or kit that has gone meanwhile.
            return refusal;
        }
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();
}
