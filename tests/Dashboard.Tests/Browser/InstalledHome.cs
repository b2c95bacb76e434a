using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Browser;

/// <summary>A home whose kit is being walked through a second time: for what can only be seen.</summary>
internal static class InstalledHome
{
    /// <summary>The kit's pages: the walk under way, the report of the visit before, rooms and sensors; and that of a kit that stands nowhere.</summary>
    public static async Task<(string Walk, string Report, string Rooms, string Spare)> FillAsync(DashboardWorld world, HomePlan home, string user)
    {
        var now = Instant.Now(TimeProvider.System);
        var spare = KitId.Derive("spare");
        world.Care.SpareKits.Add(spare);
        world.Care.SpareTeam = home.CareTeam;
        var kit = home.Kits[0].Kit;
        world.Care.Memberships.Add((user, new TeamMembership(home.CareTeam, "Installation", CareRoles.Installer)));
        world.Installation.States[kit] = new ToldState(
            new KitState { Online = true, AgentVersion = "1.0.0", Boot = 3, Sensors = [Sensor("hall", "motion"), Sensor("bathroom", "motion"), Sensor("entrance", "contact"), Sensor("bedroom", "bed-occupancy"), Sensor("watch-0", "help")], Clock = new ClockQuality(ClockState.Synced, 0.05) },
            now);
        Say("hall", Quantities.Motion, 1, -1000);
        Say("hall", Quantities.Battery, 92, -1000);
        Say("attic", Quantities.RoomTemperature, 19, -60);
        world.Store.Hear(kit, now - TimeSpan.FromSeconds(15));

        CommissionedValue[] evidence = [new($"room:{RoomOf(RoomKind.Hall)}", "hall", "motion", 1, now.ToString(), 3.5)];
        var before = await world.Installation.BeginAsync(kit, home.Home, user, default);
        using var key = await world.Installation.OpenAsync(default);
        await world.Installation.FinishAsync(before.Id, SignedReport.Sign(Report(before.Id, now - TimeSpan.FromDays(30), evidence, 99), key), default);
        world.Installation.Walks[0] = world.Installation.Walks[0] with { StartedAt = now - TimeSpan.FromDays(30), FinishedAt = now - TimeSpan.FromDays(30) };
        var last = await world.Installation.BeginAsync(kit, home.Home, user, default);
        await world.Installation.FinishAsync(last.Id, SignedReport.Sign(Report(last.Id, now, [], 85) with { Note = "Porte d’entrée : aimant à recoller." }, key), default);

        var walk = await world.Installation.BeginAsync(kit, home.Home, user, default);
        await EndAsync("door:entrance", StepResult.Passed, [new("door:entrance", "entrance", "contact", 1, now.ToString(), 2.5), new("door:entrance", "entrance", "contact", 0, now.ToString(), 5)], null);
        await EndAsync($"room:{RoomOf(RoomKind.Hall)}", StepResult.Passed, evidence, null);
        await EndAsync($"room:{RoomOf(RoomKind.Bathroom)}", StepResult.Failed, [], "Swapped:hall");
        await EndAsync("power", StepResult.LeftOut, [], "Prise derrière l’armoire");
        await world.Installation.BeginStepAsync(walk.Id, "bed:bedroom", default);
        return ($"/kits/{kit}/walk", $"/kits/{kit}/reports/{last.Id:D}", $"/kits/{kit}/rooms", $"/kits/{spare}/rooms");

        void Say(string sensor, QuantityDefinition quantity, double value, double seconds) => world.Store.Add(new SeriesKey(kit, SensorId.Parse(sensor), quantity), now + TimeSpan.FromSeconds(seconds), value);

        RoomId RoomOf(RoomKind kind) => home.Rooms.Single(room => room.Kind == kind).Id;

        async Task EndAsync(string step, StepResult result, IReadOnlyList<CommissionedValue> values, string? reason)
        {
            var begun = await world.Installation.BeginStepAsync(walk.Id, step, default);
            await world.Installation.EndStepAsync(walk.Id, begun!.UnderWay!.Number, result, values, reason, default);
        }

        CommissioningReport Report(Guid id, Instant at, IReadOnlyList<CommissionedValue> values, double battery) => new()
        {
            Id = id.ToString("D"),
            Kit = kit.Value,
            Home = home.Home.Value,
            Installer = user,
            StartedAt = at.ToString(),
            FinishedAt = at.ToString(),
            Agent = new("1.0.0", 3, 7, "Synced", 0.05, 0),
            Steps = [new("door:entrance", WalkStepKind.Door, null, StepResult.Passed, 1, 5, null), new("link", WalkStepKind.Link, null, StepResult.Passed, 1, 130, null), new("power", WalkStepKind.Power, null, StepResult.LeftOut, 1, null, "Prise derrière l’armoire")],
            Sensors = [new("hall", RoomOf(RoomKind.Hall).Value, "Hall", ["motion", "battery"], values.Count > 0, values, battery, 148, at.ToString()), new("watch-0", null, null, ["help"], true, [new("help:watch-0", "watch-0", "help", 1, at.ToString(), 2)], null, null, at.ToString())],
        };
    }

    private static KitSensor Sensor(string name, params string[] quantities) => new(SensorId.Parse(name), quantities);
}
