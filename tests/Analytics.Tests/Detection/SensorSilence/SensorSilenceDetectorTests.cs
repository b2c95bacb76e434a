using System.Text.Json;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Home.State;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Detection.SensorSilence;

/// <summary>A home of four rooms around a corridor, in which somebody goes to another room every ten minutes from 7 to 22 h. Its clocks show UTC.</summary>
public sealed class SensorSilenceDetectorTests
{
    private static readonly DateTime Start = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly SensorId Hall = SensorId.Parse("hall");
    private static readonly (SensorId Sensor, SensorClass Class)[] Rooms =
    [
        (SensorId.Parse("kitchen"), SensorClass.Kitchen), (SensorId.Parse("living"), SensorClass.Living),
        (SensorId.Parse("bedroom"), SensorClass.Room), (SensorId.Parse("bathroom"), SensorClass.Room),
    ];

    private readonly List<SilentSensor> found = [];

    [Fact]
    public void Advance_CorridorDiesByDay_IsToldWithinThreeHoursAndNoOther()
    {
        var detector = Learned();

        Walk(detector, Start.AddDays(8), Start.AddDays(8).AddHours(10));
        Assert.Empty(found);
        Walk(detector, Start.AddDays(8).AddHours(10), Start.AddDays(8).AddHours(13), corridorSpeaks: false);

        var silence = Assert.Single(found);
        Assert.Equal((Hall, SensorClass.Corridor, false), (silence.Sensor, silence.Class, silence.IsHeard));
        Assert.True(silence.Missed >= silence.Limit);
    }

    [Fact]
    public void Advance_NobodyAbout_TellsNothing()
    {
        var detector = Learned();
        for (var at = Start.AddDays(7); at < Start.AddDays(12); at = at.AddMinutes(10))
        {
            detector.Advance(Of(at), at, found);
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Advance_DiesAtNight_IsToldInTheMorning()
    {
        var detector = Learned();
        Walk(detector, Start.AddDays(7).AddHours(22).AddMinutes(10), Start.AddDays(8).AddHours(7), corridorSpeaks: false, byNight: true);
        Assert.Empty(found);

        Walk(detector, Start.AddDays(8).AddHours(7), Start.AddDays(8).AddHours(7).AddMinutes(20), corridorSpeaks: false);
        Assert.Equal(7, Start.AddTicks((Assert.Single(found).FoundAt.Microseconds - Of(Start).Microseconds) * TimeSpan.TicksPerMicrosecond).Hour);
    }

    [Fact]
    public void Advance_SensorSpeaksAgainAndDiesAgain_IsToldOnceEachTime()
    {
        var detector = Learned();
        Walk(detector, Start.AddDays(7), Start.AddDays(8), corridorSpeaks: false);
        Walk(detector, Start.AddDays(8), Start.AddDays(9));
        Assert.Single(found);

        Walk(detector, Start.AddDays(9), Start.AddDays(10), corridorSpeaks: false);
        Assert.Equal([Hall, Hall], found.Select(silence => silence.Sensor));
        Assert.True(found[1].Limit > found[0].Limit, "what it has missed once is more usual");
    }

    [Fact]
    public void Break_KitWasSilent_CountsAnew()
    {
        var detector = Learned();
        var cut = Start.AddDays(7).AddHours(10);
        Walk(detector, Start.AddDays(7), cut);
        Walk(detector, cut, cut.AddMinutes(90), corridorSpeaks: false);
        detector.Break(Of(cut.AddMinutes(90)));
        Assert.Equal(0, detector.Sensors[Hall].Missed);

        Walk(detector, cut.AddMinutes(90), cut.AddMinutes(190), corridorSpeaks: false);
        Assert.Empty(found);
    }

    [Fact]
    public void Hear_BatteryOfASilentSensor_IsSaid()
    {
        var detector = Learned();
        var cut = Start.AddDays(7).AddHours(10);
        Walk(detector, Start.AddDays(7), cut);
        Walk(detector, cut, cut.AddMinutes(60), corridorSpeaks: false);
        detector.Hear(Hall, Of(cut.AddMinutes(60)));
        Walk(detector, cut.AddMinutes(60), cut.AddHours(3), corridorSpeaks: false);

        Assert.True(Assert.Single(found).IsHeard);
    }

    [Fact]
    public void Report_ReporterFallsSilent_IsToldAfterItsOwnGapsAndNotOverASilenceOfTheKit()
    {
        var detector = new SensorSilenceDetector(new(), new());
        var sensor = SensorId.Parse("air");
        for (var i = 0; i < 60; i++)
        {
            detector.Report(sensor, Of(Start.AddHours(-2).AddMinutes(10 * i)));
        }

        var last = Start.AddHours(-2).AddMinutes(590);
        void To(double hours) => detector.Advance(Of(last.AddHours(hours)), last.AddHours(hours), found);
        To(5.9);
        Assert.Empty(found);
        detector.Break(Of(last.AddHours(5.9)));
        To(6.1);
        Assert.Empty(found);
        To(11.95);
        var silence = Assert.Single(found);
        Assert.Equal((sensor, SensorClass.Reporter, 360.0), (silence.Sensor, silence.Class, silence.Limit));
        To(12.5);
        Assert.Single(found);
    }

    /// <summary>Whatever comes in whatever order: nothing is told that has spoken since, or is silent for less than the shortest, or at night; and a saved state goes on as it would have.</summary>
    [Fact]
    public void Advance_WhateverComes_TellsOnlySilenceAndGoesOnFromASavedState() => Gen.Select(Gen.Int[0, 4], Gen.Int[-5, 90]).Array[300].Sample(steps =>
    {
        var (whole, cut) = (new SensorSilenceDetector(new() { Caution = 0.25 }, new()), new SensorSilenceDetector(new() { Caution = 0.25 }, new()));
        List<SilentSensor> ofWhole = [];
        List<SilentSensor> ofCut = [];
        Dictionary<SensorId, DateTime> spoke = [];
        var now = Start;
        foreach (var (who, minutes) in steps)
        {
            var at = now.AddMinutes(minutes);
            now = at > now ? at : now;
            var (sensor, kind) = who == 4 ? (Hall, SensorClass.Corridor) : Rooms[who];
            spoke[sensor] = spoke.TryGetValue(sensor, out var before) && before > at ? before : at;
            var told = ofWhole.Count;
            foreach (var (detector, list) in new[] { (whole, ofWhole), (cut, ofCut) })
            {
                detector.See(sensor, kind, Of(at));
                detector.Advance(Of(now), now, list);
            }

            Assert.All(ofWhole.Skip(told), silence =>
            {
                Assert.True(now - spoke[silence.Sensor] >= TimeSpan.FromHours(2) - TimeSpan.FromMinutes(1));
                Assert.InRange(now.Hour, 7, 21);
            });
            cut = new(new() { Caution = 0.25 }, Again(cut.State));
        }

        Assert.Equal(ofWhole, ofCut);
        Assert.True(whole.State.IsWhole);
    }, iter: 20);

    [Fact]
    public void IsWhole_GarbageInASavedState_IsFalse()
    {
        SensorSilenceState Broken(Action<SensorSilenceState> how)
        {
            var state = Again(Learned().State);
            Assert.True(state.IsWhole);
            how(state);
            return state;
        }

        Assert.All(
            [
                Broken(state => state.Ways = [1, 2]),
                Broken(state => state.Ways = []),
                Broken(state => state.Ways[0] = (byte)(state.Ways[1] + 1)),
                Broken(state => state.Crossings = [1, 2]),
                Broken(state => state.Crossings[0] = (byte)(state.Crossings[1] + 1)),
                Broken(state => state.Last = 99),
                Broken(state => state.Before = -1),
                Broken(state => state.Sensors[0].Name = "no such name /"),
                Broken(state => state.Sensors[0].Name = state.Sensors[1].Name),
                Broken(state => state.Sensors[0].Room = "hall"),
                Broken(state => state.Sensors[0].Seer = 7),
                Broken(state => state.Sensors[0].Seer = null),
                Broken(state => state.Sensors[0].Missed = double.NaN),
                Broken(state => state.Sensors[0].Usual = -1),
                Broken(state => state.Sensors[0].ADay = double.NaN),
                Broken(state => state.Sensors[0].Raised = new(SensorClass.Room, 2, 1, 3, false, 1, 1, 1)),
                Broken(state => state.Shape.Hour = 24),
                Broken(state => state.Shape.Mean = [1]),
                Broken(state => state.Shape = null!),
                Broken(state => state.Sensors[0].Class = (SensorClass)77),
                Broken(state => state.Sensors[0] = null!),
            ],
            state => Assert.False(state.IsWhole));
    }

    [Fact]
    public void See_MoreSensorsThanAreFollowed_AreLeftOutAndTheStateStaysSmall()
    {
        var detector = new SensorSilenceDetector(new(), new());
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            detector.See(SensorId.Parse($"sensor-{random.Next(20)}"), SensorClass.Room, Of(Start.AddMinutes(i * 7)));
        }

        Assert.Equal(SensorSilenceDetector.MostSeers, detector.Sensors.Count);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(detector.State, StateJson.Default.SensorSilenceState).Length, 500, 2_700);
    }

    [Fact]
    public void See_PlacesAreFullAndOneWasNotHeardForAMonth_GivesItsPlaceToANewOne()
    {
        var (detector, last) = (new SensorSilenceDetector(new(), new()), SensorSilenceDetector.MostSeers - 1);
        SensorId Name(int i) => SensorId.Parse($"sensor-{i}");
        for (var i = 0; i < 50 * 24; i++)
        {
            var at = Of(Start.AddHours(i));
            for (var sensor = 0; sensor <= last; sensor++)
            {
                if (sensor != 3 || i < 20 * 24)
                {
                    detector.See(Name(sensor), SensorClass.Touched, new(at.Microseconds + (sensor * 60_000_000L)));
                }
            }

            if (i == (49 * 24))
            {
                detector.See(Name(99), SensorClass.Touched, at);
                Assert.DoesNotContain(Name(99), detector.Sensors.Keys);
            }
        }

        var ofLast = WayTable.ShareOf(detector.State.Ways, last, 0, default);
        detector.See(Name(99), SensorClass.Touched, Of(Start.AddDays(50.1)));
        Assert.DoesNotContain(Name(3), detector.Sensors.Keys);
        Assert.Equal((last, 3), (detector.Sensors[Name(99)].Seer!.Value, detector.Sensors[Name(last)].Seer!.Value));
        Assert.Equal(ofLast, WayTable.ShareOf(detector.State.Ways, 3, 0, default));
        Assert.Equal(0, WayTable.ShareOf(detector.State.Ways, last, 0, default));
        Assert.True(detector.State.IsWhole);

        for (var i = 0; i < 40; i++)
        {
            detector.Report(SensorId.Parse($"air-{i}"), Of(Start.AddDays(51)));
        }

        Assert.Equal(SensorSilenceDetector.MostSensors, detector.Sensors.Count);
        detector.Report(SensorId.Parse("new"), Of(Start.AddDays(90)));
        Assert.Contains(SensorId.Parse("new"), detector.Sensors.Keys);
        Assert.True(detector.State.IsWhole);
    }

    [Theory]
    [InlineData("bathroom", nameof(SensorClass.Room), true)]
    [InlineData("hall", nameof(SensorClass.Kitchen), true)]
    [InlineData("hall", nameof(SensorClass.Touched), false)]
    public void See_SensorWasMoved_BeginsAnewAndLearnsFirst(string room, string kindName, bool isAnew)
    {
        var kind = Enum.Parse<SensorClass>(kindName);
        var detector = Learned();
        var at = Start.AddDays(8).AddHours(8);
        detector.See(Hall, SensorClass.Corridor, Of(at), RoomId.Derive("hall"));
        var usual = detector.Sensors[Hall].Usual;
        detector.See(Hall, kind, Of(at.AddMinutes(1)), RoomId.Derive(room));

        var place = detector.Sensors[Hall].Seer!.Value;
        Assert.Equal((isAnew ? kind : SensorClass.Corridor, isAnew ? 0 : usual), (detector.Sensors[Hall].Class, detector.Sensors[Hall].Usual));
        Assert.Equal(isAnew, WayTable.ShareOf(detector.State.Ways, place, (place + 1) % 5, default) == 0);
        Assert.True(Again(detector.State).IsWhole);
        Walk(detector, at.AddMinutes(10), at.AddHours(12), corridorSpeaks: false);
        Assert.Equal(isAnew, found.Count == 0);
    }

    /// <summary>Kitchen, hall, bedroom, bathroom, bedroom, hall, kitchen: by the place of arrival alone the corridor speaks on half of the ways to the bedroom, by where they began on all or none of them.</summary>
    [Fact]
    public void Walk_BetweenRoomsThatTheCorridorLiesBetween_IsMissedMuchAndElsewhereNothing()
    {
        var detector = new SensorSilenceDetector(new(), new());
        string[] round = ["kitchen", "hall", "bedroom", "bathroom", "bedroom", "hall"];
        var at = Start;
        void Go(string room)
        {
            detector.See(SensorId.Parse(room), room switch { "hall" => SensorClass.Corridor, "kitchen" => SensorClass.Kitchen, _ => SensorClass.Room }, Of(at));
            at = at.AddMinutes(2);
        }

        for (var i = 0; i < 600; i++)
        {
            Go(round[i % round.Length]);
        }

        double Missed(string from, string to)
        {
            Go("hall");
            Go("kitchen");
            Go(from);
            var before = detector.Sensors[Hall].Missed;
            Go(to);
            return detector.Sensors[Hall].Missed - before;
        }

        Assert.InRange(Missed("kitchen", "bedroom"), 2, 5);
        Assert.InRange(Missed("bathroom", "bedroom"), 0, 0.1);
        Assert.True(Again(detector.State).IsWhole);
    }

    [Fact]
    public void LimitOf_Corridors_IsTimesTheirOwnCautionToo()
    {
        var detector = Learned();
        var (hall, kitchen) = (detector.LimitOf(detector.Sensors[Hall]), detector.LimitOf(detector.Sensors[Rooms[0].Sensor]));
        var careful = new SensorSilenceDetector(new() { CorridorCaution = 1.6 }, Again(detector.State));

        Assert.Equal((2 * hall, kitchen), (careful.LimitOf(careful.Sensors[Hall]), careful.LimitOf(careful.Sensors[Rooms[0].Sensor])));
    }

    [Fact]
    public void Walk_PastACupboardThatIsHardlyEverOpened_MissesNothing()
    {
        var detector = new SensorSilenceDetector(new(), new());
        var cupboard = SensorId.Parse("cupboard");
        detector.See(cupboard, SensorClass.Touched, Of(Start));
        Walk(detector, Start, Start.AddDays(8));
        var missed = detector.Sensors[cupboard].Missed;
        Assert.True(missed > 0, "what is not known yet is missed");

        Walk(detector, Start.AddDays(8), Start.AddDays(60));
        Assert.Equal(missed, detector.Sensors[cupboard].Missed);
    }

    [Fact]
    public void Advance_SilentSinceBeforeAnAbsence_CountsFromItsEnd()
    {
        var detector = Learned();
        var (spoke, back) = (detector.Sensors[Hall].SpokeAt, Start.AddDays(9).AddHours(9));
        detector.Break(Of(back));
        Walk(detector, back, back.AddHours(8), corridorSpeaks: false);

        var silence = Assert.Single(found);
        Assert.Equal((spoke * 60 * Instant.MicrosecondsPerSecond, Of(back)), (silence.Start.Microseconds, silence.Since));
    }

    [Theory]
    [InlineData(nameof(SensorClass.Corridor), 3)]
    [InlineData(nameof(SensorClass.Touched), 12)]
    public void Advance_WhatIsTouched_IsNotToldBeforeHalfADay(string kind, int hours)
    {
        var detector = Learned();
        detector.Sensors[Hall].Class = Enum.Parse<SensorClass>(kind);
        var at = Start.AddDays(8).AddHours(8);
        Walk(detector, Start.AddDays(8), at);
        Walk(detector, at, at.AddHours(14), corridorSpeaks: false);

        Assert.InRange((Assert.Single(found).FoundAt.Microseconds - Of(at).Microseconds) / 3.6e9, hours - 1.5, hours);
    }

    [Fact]
    public void StandingsAt_SensorSaysNothing_ForetellsWhenItIsToldAndNothingChanges()
    {
        var detector = Learned();
        var dead = Start.AddDays(8).AddHours(10);
        Walk(detector, Start.AddDays(7), dead);
        Walk(detector, dead, dead.AddMinutes(40), corridorSpeaks: false);
        var before = JsonSerializer.Serialize(detector.State, StateJson.Default.SensorSilenceState);
        var hall = Assert.Single(detector.StandingsAt(Of(dead.AddMinutes(40)), dead.AddMinutes(40)), standing => standing.Sensor == Hall);

        Assert.Equal(before, JsonSerializer.Serialize(detector.State, StateJson.Default.SensorSilenceState));
        Assert.Equal((false, true), (hall.IsTold, hall.IsLearned));
        Assert.Equal(detector.State.Shape.IsHeardWhole, Again(detector.State).Shape.IsHeardWhole);
        Assert.True(detector.State.Shape is { IsHeardWhole: true, Days: > 5 });
        Assert.InRange(hall.Share, 0.1, 3);
        Walk(detector, dead.AddMinutes(40), dead.AddHours(5), corridorSpeaks: false);
        Assert.InRange((hall.ToldAt!.Value - Assert.Single(found).FoundAt).TotalMinutes, -40, 40);
        var told = Assert.Single(detector.StandingsAt(Of(dead.AddHours(5)), dead.AddHours(5)), standing => standing.Sensor == Hall);
        Assert.True(told is { IsTold: true, Share: >= 1 });
    }

    [Fact]
    public void StandingsAt_ByNightOrOfANewSensor_IsPutOffAndOfWhatNobodyTouchesNeverComes()
    {
        var detector = Learned();
        var cupboard = SensorId.Parse("cupboard");
        detector.See(cupboard, SensorClass.Touched, Of(Start));
        Walk(detector, Start.AddDays(7), Start.AddDays(30));
        var night = Start.AddDays(30).AddHours(1);
        var standings = detector.StandingsAt(Of(night), night).ToDictionary(standing => standing.Sensor);

        Assert.Null(standings[cupboard].ToldAt);
        Assert.True(standings[Hall].ToldAt >= Of(Start.AddDays(30).AddHours(7)));
        var fresh = new SensorSilenceDetector(new(), new());
        Walk(fresh, Start, Start.AddHours(20));
        var young = Assert.Single(fresh.StandingsAt(Of(Start.AddHours(20)), Start.AddHours(20)), standing => standing.Sensor == Hall);
        Assert.Equal((false, null), (young.IsLearned, young.ToldAt));
    }

    /// <summary>A day counts when it was heard from midnight to midnight: not the evening of a kit that is new, neither of two days between which it was off, not the day of a return.</summary>
    [Theory]
    [InlineData("new", 20, 24)]
    [InlineData("off", -2, 15)]
    [InlineData("off", 0, 3)]
    [InlineData("back", -2, 10)]
    [InlineData("back", -50, 10)]
    public void Advance_DayThatWasNotHeardAsAWhole_DoesNotCount(string what, double from, double to)
    {
        var (day, known) = (Start.AddDays(10), what != "new");
        var detector = known ? Learned() : new SensorSilenceDetector(new(), new());
        var cut = day.AddHours(from);
        if (known)
        {
            Walk(detector, Start.AddDays(7), cut);
        }

        var (days, mean) = (detector.State.Shape.Days, detector.State.Shape.Mean.ToArray());
        if (what == "back")
        {
            for (var at = cut; at < day.AddHours(to); at = at.AddMinutes(10))
            {
                detector.Break(Of(at));
            }
        }

        if (what == "off")
        {
            detector.Break(Of(day.AddHours(to)));
        }

        Walk(detector, known ? day.AddHours(to) : cut, day.AddDays(1).AddMinutes(10));
        Assert.Equal(days, detector.State.Shape.Days);
        Assert.Equal(mean, detector.State.Shape.Mean);
        Walk(detector, day.AddDays(1).AddMinutes(10), day.AddDays(2).AddMinutes(10));
        Assert.Equal(known ? days + 1 : 1, detector.State.Shape.Days);
    }

    [Fact]
    public void EndDay_AFewWaysMore_AreNotRoundedAway()
    {
        var shape = new DayShape { Days = DayShape.Weight, IsHeardWhole = true };
        for (var day = 0; day < 100; day++)
        {
            shape.Count();
            Assert.True(shape.EndDay(true));
        }

        Assert.InRange(shape.Mean[0], 0.95, 1);
    }

    private SensorSilenceDetector Learned()
    {
        var detector = new SensorSilenceDetector(new(), new());
        Walk(detector, Start, Start.AddDays(7));
        Assert.Empty(found);
        return detector;
    }

    /// <summary>To another room each ten minutes, nine times in ten seen by the corridor on the way.</summary>
    private void Walk(SensorSilenceDetector detector, DateTime from, DateTime to, bool corridorSpeaks = true, bool byNight = false)
    {
        var random = new Random(from.DayOfYear);
        var room = 0;
        for (var at = from; at < to; at = at.AddMinutes(10))
        {
            if (byNight || at.Hour is >= 7 and < 22)
            {
                room = (room + random.Next(1, Rooms.Length)) % Rooms.Length;
                if (random.Next(10) > 0 && corridorSpeaks)
                {
                    detector.See(Hall, SensorClass.Corridor, Of(at));
                }

                detector.See(Rooms[room].Sensor, Rooms[room].Class, Of(at.AddSeconds(20)));
            }

            detector.Advance(Of(at.AddMinutes(1)), at.AddMinutes(1), found);
        }
    }

    private static SensorSilenceState Again(SensorSilenceState state) =>
        JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Default.SensorSilenceState), StateJson.Default.SensorSilenceState)!;

    private static Instant Of(DateTime at) => Instant.From(new DateTimeOffset(at, TimeSpan.Zero));
}
