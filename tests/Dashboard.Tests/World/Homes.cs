using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Made-up homes, tiles and alerts.</summary>
internal static class Homes
{
    public static readonly CareTeamId TeamA = CareTeamId.Derive("team-a");
    public static readonly CareTeamId TeamB = CareTeamId.Derive("team-b");

    /// <summary>A home with one kit, six rooms and their motion sensors, and for each resident a watch and a cuff.</summary>
    public static HomePlan Add(this MemoryCare care, string name, CareTeamId team, string label, HomeMode mode, params (string Given, string Family)[] people)
    {
        var kit = KitId.Derive(name);
        RoomKind[] kinds = [RoomKind.Bedroom, RoomKind.Bathroom, RoomKind.Kitchen, RoomKind.Living, RoomKind.Hall, RoomKind.Entrance];
        var rooms = kinds.Select(k => new Room(RoomId.Derive($"{name}/{k}"), k)).ToArray();
        var residents = people.Select((p, i) => (Id: ResidentId.Derive($"{name}/{i}"), Person: p)).ToArray();
        var sensors = rooms.Select(r => new SensorPlacement(kit, Sensor(r.Kind), r.Id, null, TimeRange.Always))
            .Concat(residents.SelectMany((r, i) => new[] { "watch", "cuff", "thermometer" }.Select(s => new SensorPlacement(kit, SensorId.Parse($"{s}-{i}"), null, r.Id, TimeRange.Always))));
        var plan = new HomePlan
        {
            Home = HomeId.Derive(name),
            Mode = mode,
            TimeZone = "Europe/Paris",
            CareTeam = team,
            Rooms = rooms,
            Kits = [new KitPlacement(kit, HomeId.Derive(name), TimeRange.Always)],
            Sensors = [.. sensors],
            Residents = [.. residents.Select(r => new Residency(r.Id, TimeRange.Always))],
        };
        care.Plans.Add(plan);
        care.Labels[plan.Home] = label;
        foreach (var (id, person) in residents)
        {
            care.Identities[id] = new ResidentIdentity(person.Given, person.Family, new DateOnly(1938, 4, 12));
        }

        return plan;
    }

    /// <summary>The usual beginning: team A follows one home, where Jeanne Martin lives, and anna is its nurse.</summary>
    public static async Task<HomePlan> AddHomeAndNurseAsync(this DashboardWorld world)
    {
        await world.AddUserAsync("anna", TeamA);
        return world.Care.Add("a1", TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
    }

    public static SensorId Sensor(RoomKind kind) => SensorId.Parse(kind.ToString().ToLowerInvariant());

    public static HomeTile Tile(this HomePlan plan, Instant now, double pulse = 72, bool silent = false, RoomKind room = RoomKind.Kitchen)
    {
        var heard = silent ? now - TimeSpan.FromMinutes(40) : now - TimeSpan.FromSeconds(20);
        var values = plan.Residents.SelectMany((r, i) => new[]
        {
            Value("heart-rate", $"watch-{i}", r, pulse + i, heard - TimeSpan.FromMinutes(2)),
            Value("oxygen-saturation", $"watch-{i}", r, 96, heard - TimeSpan.FromMinutes(4)),
            Value("systolic-blood-pressure", $"cuff-{i}", r, 128, heard - TimeSpan.FromHours(5)),
            Value("diastolic-blood-pressure", $"cuff-{i}", r, 76, heard - TimeSpan.FromHours(5)),
            Value("body-temperature", $"thermometer-{i}", r, 36.8, heard - TimeSpan.FromHours(5)),
        });
        return new HomeTile
        {
            Home = plan.Home.Value,
            Mode = plan.Mode,
            LastHeardAt = heard.Microseconds,
            Watermark = heard.Microseconds,
            KitSilent = silent,
            LastMovementSensor = Sensor(room).Value,
            LastMovementRoom = room,
            LastMovementAt = (heard - TimeSpan.FromMinutes(4)).Microseconds,
            Latest = [.. values],
            Coverage24Hours = silent ? 0.913 : 0.987,
        };
    }

    public static AlertDraft Draft(this HomePlan plan, string rule, AlertPriority priority, Instant at, string french, string english, params Evidence[] evidence)
    {
        var subject = rule is AlertRules.KitSilent or AlertRules.BatteryLow ? AlertSubject.Of(plan.Kits[0].Kit) : AlertSubject.Of(plan.Residents[0].Resident);
        return new AlertDraft
        {
            Id = AlertId.Derive(plan.Home, rule, subject.Value, at),
            Home = plan.Home,
            Rule = rule,
            Subject = subject,
            Priority = priority,
            EpisodeStart = at,
            RaisedAt = at,
            Summary = new LocalizedText(french, english),
            Evidence = evidence.Length > 0 ? evidence : [new Evidence("fall", SensorId.Parse("watch-0"), at, null, null, null, "kit")],
        };
    }

    /// <summary>The same alert, confirmed some seconds after its episode began.</summary>
    public static AlertDraft Confirmed(this AlertDraft draft, string reason, int seconds, string french, string english)
    {
        var at = draft.EpisodeStart + TimeSpan.FromSeconds(seconds);
        return draft with { Development = new(AlertDevelopments.Confirmed, reason, at, AlertPriority.High, new(french, english), [new("acceleration-waveform", SensorId.Parse("watch-0"), at, null, null, null, "src/Falls: calm for 10 s")]) };
    }

    /// <summary>Raises an alert in the care memory and tells the team.</summary>
    public static async Task<AlertDraft> RaiseAsync(this DashboardWorld world, AlertDraft draft)
    {
        await world.Care.RaiseAsync(draft, default);
        var plan = world.Care.Plans.First(p => p.Home == draft.Home);
        world.TeamGrain(plan.CareTeam).Publish(ViewBuilder.Card((await world.Care.FindAsync(draft.Id, default))!));
        return draft;
    }

    private static TileValue Value(string quantity, string sensor, Residency of, double value, Instant at) => new(quantity, sensor, of.Resident.Value, value, at.Microseconds);
}
