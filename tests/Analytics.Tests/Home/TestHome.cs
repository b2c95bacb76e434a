using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Home;

/// <summary>One home with one resident and one kit: a hall and a bedroom with motion sensors, an entrance door, a wrist device, a cuff that nobody owns.</summary>
internal sealed class TestHome
{
    public static readonly HomeId Id = HomeId.Derive("home of the analytics tests");
    public static readonly KitId Kit = KitId.Derive("kit of the analytics tests");
    public static readonly ResidentId Resident = ResidentId.Derive("resident of the analytics tests");
    public static readonly CareTeamId Team = CareTeamId.Derive("team of the analytics tests");
    public static readonly SensorId Hall = SensorId.Parse("hall");
    public static readonly SensorId Bedroom = SensorId.Parse("bedroom");
    public static readonly SensorId Door = SensorId.Parse("front-door");
    public static readonly SensorId Wrist = SensorId.Parse("wrist");
    public static readonly SensorId Cuff = SensorId.Parse("cuff");

    private readonly HomeAnalysis analysis;
    private readonly List<Observation> pending = [];
    private long sequence;

    public TestHome(HomePlan? plan = null)
    {
        analysis = new(plan ?? Plan(), new());
    }

    public List<AlertDraft> Raised { get; } = [];

    public List<Pack> Packs { get; } = [];

    /// <summary>What became of each pack.</summary>
    public List<ProcessOutcome> Outcomes { get; } = [];

    public HomeAnalysis Analysis => analysis;

    public static HomePlan Plan()
    {
        var hall = RoomId.Derive("hall");
        var bedroom = RoomId.Derive("bedroom");
        var entrance = RoomId.Derive("entrance");
        return new()
        {
            Home = Id,
            Mode = HomeMode.Live,
            TimeZone = "Europe/Paris",
            CareTeam = Team,
            Rooms = [new(hall, RoomKind.Hall), new(bedroom, RoomKind.Bedroom), new(entrance, RoomKind.Entrance)],
            Kits = [new(Kit, Id, TimeRange.Always)],
            Sensors =
            [
                new(Kit, Hall, hall, null, TimeRange.Always),
                new(Kit, Bedroom, bedroom, null, TimeRange.Always),
                new(Kit, Door, entrance, null, TimeRange.Always),
                new(Kit, Wrist, null, Resident, TimeRange.Always),
            ],
            Residents = [new(Resident, TimeRange.Always)],
        };
    }

    /// <summary>An instant given in the home's own time, as people write it.</summary>
    public static Instant Local(string text)
    {
        var local = DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        return Instant.From(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone)));
    }

    /// <summary>An observation that the next pack will carry.</summary>
    public TestHome See(SensorId sensor, QuantityDefinition quantity, Instant at, double value = 1)
    {
        pending.Add(new(sensor, quantity, at, ObservedValue.Of(value)));
        return this;
    }

    public TestHome See(SensorId sensor, QuantityDefinition quantity, string local, double value = 1) => See(sensor, quantity, Local(local), value);

    /// <summary>Seals a pack with what is pending, and works on it.</summary>
    public TestHome Seal(Instant at)
    {
        var pack = new Pack
        {
            Key = new(Kit, 1, Lane.Obs, ++sequence),
            SealedAt = at,
            ReceivedAt = at,
            Clock = new(ClockState.Synced, null),
            Observations = [.. pending],
        };
        pending.Clear();
        Process(pack);
        return this;
    }

    public TestHome Seal(string local) => Seal(Local(local));

    /// <summary>A heartbeat each minute, from right after the last pack until, and with, the given time.</summary>
    public TestHome BeatUntil(string local)
    {
        var until = Local(local);
        for (var at = Packs[^1].SealedAt + TimeSpan.FromMinutes(1); at <= until; at += TimeSpan.FromMinutes(1))
        {
            Seal(at);
        }

        return this;
    }

    public ProcessOutcome Process(Pack pack)
    {
        Packs.Add(pack);
        Outcomes.Add(analysis.Process(pack, Raised));
        return Outcomes[^1];
    }

    public IReadOnlyList<AlertDraft> Of(string rule) => [.. Raised.Where(draft => draft.Rule == rule)];
}
