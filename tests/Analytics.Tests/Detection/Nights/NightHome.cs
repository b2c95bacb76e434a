using System.Globalization;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.Nights;

/// <summary>A home of four rooms, told in the order of time: what happens at which local time, heartbeats in between.</summary>
internal sealed class NightHome
{
    public static readonly SensorId Bed = SensorId.Parse("bed");
    public static readonly SensorId Bedroom = SensorId.Parse("bedroom");
    public static readonly SensorId Hall = SensorId.Parse("hall");
    public static readonly SensorId Bathroom = SensorId.Parse("bathroom");
    public static readonly SensorId Living = SensorId.Parse("living");
    public static readonly SensorId Door = SensorId.Parse("front-door");
    public static readonly SensorId Chair = SensorId.Parse("chair");

    private readonly TestHome home;

    public NightHome(HomePlan? plan = null, string from = "2026-03-10 20:00")
    {
        home = new(plan ?? Plan());
        home.See(Living, Quantities.Motion, from).Seal(from);
        Day = from[..10];
    }

    /// <summary>The local day of the times that follow.</summary>
    public string Day { get; set; }

    public IReadOnlyList<AlertDraft> Raised => [.. home.Raised.Where(alert => alert.Rule is AlertRules.NightOut or AlertRules.BedNotReturned or AlertRules.NightWandering or AlertRules.Stillness)];

    public List<DayFlag> Listed { get; } = [];

    public NightSummary? LastNight => home.Analysis.LastNight;

    public TestHome Home => home;

    public static HomePlan Plan(int residents = 1)
    {
        RoomId At(string name) => RoomId.Derive("night " + name);
        SensorPlacement Of(SensorId sensor, string room) => new(TestHome.Kit, sensor, At(room), null, TimeRange.Always);
        return TestHome.Plan() with
        {
            Rooms = [new(At("bedroom"), RoomKind.Bedroom), new(At("hall"), RoomKind.Hall), new(At("bathroom"), RoomKind.Bathroom), new(At("living"), RoomKind.Living), new(At("entrance"), RoomKind.Entrance)],
            Sensors = [Of(Bed, "bedroom"), Of(Bedroom, "bedroom"), Of(Hall, "hall"), Of(Bathroom, "bathroom"), Of(Living, "living"), Of(Chair, "living"), Of(Door, "entrance")],
            Residents = [.. Enumerable.Range(0, residents).Select(i => new Residency(ResidentId.Derive($"night resident {i}"), TimeRange.Always))],
        };
    }

    /// <summary>Heartbeats until a local time.</summary>
    public NightHome Until(string time)
    {
        home.BeatUntil(Local(time));
        Listed.AddRange(home.Analysis.TakeFlags().Where(flag => flag.Detector == DayFlagDetectors.Night));
        return this;
    }

    public NightHome Move(string time, params SensorId[] sensors)
    {
        UntilJustBefore(time);
        var at = TestHome.Local(Local(time));
        foreach (var sensor in sensors)
        {
            home.See(sensor, Quantities.Motion, at += TimeSpan.FromSeconds(5));
        }

        home.Seal(at);
        return this;
    }

    public NightHome BedTaken(string time) => Say(time, Bed, Quantities.BedOccupancy, 1);

    public NightHome BedLeft(string time) => Say(time, Bed, Quantities.BedOccupancy, 0);

    /// <summary>The door opens and closes.</summary>
    public NightHome DoorUsed(string time) => Say(time, Door, Quantities.Contact, 1).Say(time, Door, Quantities.Contact, 0);

    public NightHome Say(string time, SensorId sensor, QuantityDefinition quantity, double value)
    {
        UntilJustBefore(time);
        var at = Instant.Max(TestHome.Local(Local(time)), home.Packs[^1].SealedAt + TimeSpan.FromSeconds(5));
        home.See(sensor, quantity, at, value).Seal(at);
        return this;
    }

    /// <summary>Nights as like each other as can be, with so many ways to the bathroom.</summary>
    public NightHome Nights(int count, int visits)
    {
        for (var i = 0; i < count; i++)
        {
            Move("22:20", Bedroom).BedTaken("22:30");
            Day = DateOnly.Parse(Day, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (var visit = 0; visit < visits; visit++)
            {
                BedLeft($"0{visit + 1}:00").Move($"0{visit + 1}:01", Hall, Bathroom).BedTaken($"0{visit + 1}:05");
            }

            BedLeft("07:00").Move("07:01", Hall, Living).Move("12:30", Living).Move("16:00", Living).Move("20:00", Living);
        }

        return this;
    }

    private void UntilJustBefore(string time) => Until(DateTime.Parse(Local(time), CultureInfo.InvariantCulture).AddSeconds(-10).ToString("HH:mm:ss", CultureInfo.InvariantCulture));

    private string Local(string time) => $"{Day} {time}";
}
