using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;
using static AgeingMonitor.Testing.Tests.Homes.TestHomes;

namespace AgeingMonitor.Testing.Tests.Homes;

public sealed class ResidentHappeningTests
{
    [Fact]
    public void Fall_Noticed_IsSuspectedConfirmedAndLiesStillWithAFastHeart()
    {
        var home = Quiet(Happens(HappeningKinds.Fall, 15, 16.5));

        var packs = home.EventsBetween(At(0), At(24));
        Assert.Equal(2, packs.Count);
        Assert.Equal([("suspected", At(15))], packs[0].Select(o => (o.Value.Text, o.MeasuredAt)));
        Assert.Equal(["suspected", "confirmed"], packs[1].Select(o => o.Value.Text));
        Assert.Empty(Of(home, 15.001, 16.5, Quantities.Motion));
        Assert.Equal(0, Of(home, 15.2, 16.5, Quantities.Steps).Sum(o => o.Value.Number));
        Assert.True(Mean(Of(home, 15.1, 16.5, Quantities.HeartRate)) > Mean(Of(Quiet(), 15.1, 16.5, Quantities.HeartRate)) + 8);
        Assert.NotEmpty(Of(home, 16.5, 18, Quantities.Motion));
    }

    [Theory]
    [InlineData("unnoticed", "")]
    [InlineData("cancelled", "suspected,suspected,cancelled")]
    public void Fall_OtherManners_SayWhatTheDeviceSays(string manner, string words)
    {
        var home = Quiet(Happens(HappeningKinds.Fall, 15, 15.2) with { Manner = manner });

        Assert.Equal(words, string.Join(',', home.EventsBetween(At(0), At(24)).SelectMany(pack => pack).Select(o => o.Value.Text)));
    }

    [Theory]
    [InlineData("not-worn")]
    [InlineData("sensor-dead")]
    [InlineData("sensor-fault")]
    public void Fall_WristDeviceThatCannotNotice_SaysNothing(string kind) =>
        Assert.Empty(Quiet(Happens(HappeningKinds.Fall, 15, 16), Happens(HappeningKinds.Find(kind)!, 14, 17) with { Sensor = Sensor("wrist") }).EventsBetween(At(0), At(24)));

    [Fact]
    public void Fall_AtNightInTheBathroom_IsWalkedToFirst()
    {
        var home = Quiet(Happens(HappeningKinds.Fall, 27.2, 29) with { Room = RoomKind.Bathroom });

        Assert.NotEmpty(Of(home, 27.15, 27.2, Quantities.Motion, "bathroom"));
        Assert.Contains(Of(home, 27.15, 27.2, Quantities.BedOccupancy), o => o.Value.Number == 0);
        Assert.Empty(Of(home, 27.201, 29, Quantities.Motion));
        Assert.DoesNotContain(Of(home, 27.2, 29, Quantities.BedOccupancy), o => o.Value.Number == 1);
    }

    [Fact]
    public void HelpCall_LeavesAtOnce() =>
        Assert.Equal([(Quantities.Help, At(15))], Quiet(Happens(HappeningKinds.HelpCall, 15, 15)).EventsBetween(At(0), At(24)).Select(pack => (pack.Single().Quantity, pack.Single().MeasuredAt)));

    [Fact]
    public void HelpCall_OutOfDoors_ComesFromTheHall_AndFromHospitalNotAtAll()
    {
        var call = Happens(HappeningKinds.HelpCall, 11, 11);
        var outing = Quiet(Happens(HappeningKinds.Outing, 10, 12), call);

        Assert.Single(outing.EventsBetween(At(0), At(24)));
        Assert.NotEmpty(Of(outing, 10.9, 11.05, Quantities.Motion, "hall"));
        Assert.Empty(Of(outing, 11.1, 12, Quantities.Motion));
        Assert.Empty(Quiet(Happens(HappeningKinds.HospitalStay, 10, 40), call).EventsBetween(At(0), At(24)));
    }

    [Fact]
    public void SittingStill_NoMotionAndNoSteps()
    {
        var home = Quiet(Happens(HappeningKinds.SittingStill, 14, 19) with { Room = RoomKind.Living });

        Assert.Empty(Of(home, 14.05, 19, Quantities.Motion));
        Assert.Equal(0, Of(home, 14.2, 19, Quantities.Steps).Sum(o => o.Value.Number));
        Assert.NotEmpty(Of(home, 14.05, 19, Quantities.HeartRate));
    }

    [Fact]
    public void SleepingIn_RisesAtTheEnd()
    {
        Assert.True(RisesAt(Quiet()) < At(9));
        Assert.InRange((RisesAt(Quiet(Happens(HappeningKinds.SleepingIn, 5, 10.5))) - At(10.5)).TotalMinutes, 0, 1);

        static Instant RisesAt(SimulatedHome home) => Of(home, 4, 13, Quantities.BedOccupancy).Last(o => o.Value.Number == 0).MeasuredAt;
    }

    [Fact]
    public void RestlessNight_MoreBedExits()
    {
        var (ordinary, restless) = (Exits(Quiet()), Exits(Quiet(Happens(HappeningKinds.RestlessNight, 22, 30) with { Amount = 6 })));

        // One or two may fall on a time out of bed.
        Assert.InRange(restless - ordinary, 4, 7);

        static int Exits(SimulatedHome home) => home.DayOf(Date).BedExits + home.DayOf(Date.AddDays(1)).BedExits;
    }

    [Fact]
    public void Wandering_SetsOffRoomAfterRoom()
    {
        var home = Quiet(Happens(HappeningKinds.Wandering, 26, 27));

        Assert.True(Of(home, 26, 27, Quantities.Motion).Select(o => o.Sensor).Distinct().Count() >= 4);
        Assert.True(Of(home, 26, 27, Quantities.Motion).Count > Of(Quiet(), 26, 27, Quantities.Motion).Count + 15);
    }

    [Fact]
    public void OutAtNight_OpensTheDoorTwiceOrLeavesItOpen()
    {
        var returns = Of(Quiet(Happens(HappeningKinds.OutAtNight, 26, 26.7)), 25.9, 27, Quantities.Contact, "front-door").Where(o => o.Value.Number == 1).ToList();
        var leftOpen = Of(Quiet(Happens(HappeningKinds.OutAtNight, 26, 26.7) with { Manner = "door-left-open" }), 25.9, 27, Quantities.Contact, "front-door");

        Assert.InRange((returns[0].MeasuredAt - At(26)).TotalSeconds, 0, 1);
        Assert.InRange((returns[^1].MeasuredAt - At(26.7)).TotalSeconds, 0, 1);
        Assert.Equal([1.0, 0.0], leftOpen.Select(o => o.Value.Number));
        Assert.InRange((leftOpen[1].MeasuredAt - leftOpen[0].MeasuredAt).TotalMinutes, 41.9, 42.1);
    }

    [Fact]
    public void Outing_EmptiesTheHomeAndStepsComeBackWithTheResident()
    {
        var home = Quiet(Happens(HappeningKinds.Outing, 8.9, 12));

        Assert.Empty(Of(home, 8.91, 12, Quantities.Motion));
        Assert.Empty(Of(home, 8.91, 12, Quantities.HeartRate));
        Assert.True(Of(home, 12, 12.5, Quantities.Steps).Max(o => o.Value.Number) > 1000);
        Assert.True(home.DayOf(Date).HoursOut >= 3.1);
    }

    [Fact]
    public void HospitalStay_NothingOfTheResidentForDays_AbsenceKnownWhenAnnounced()
    {
        var stay = Happens(HappeningKinds.HospitalStay, 15, 15 + 96);
        var home = Quiet(stay);

        Assert.Empty(Of(home, 15.01, 15 + 96, Quantities.HeartRate));
        Assert.Empty(Of(home, 15.01, 15 + 96, Quantities.Motion));
        Assert.NotEmpty(Of(home, 15.01, 15 + 96, Quantities.RoomTemperature));
        Assert.NotEmpty(Of(home, 15 + 96, 15 + 98, Quantities.Motion));
        Assert.Equal(24, home.DayOf(Date.AddDays(2)).HoursOut, 1);
        Assert.Equal([stay.During], home.Plan.Absences);
        Assert.Empty(Quiet(stay with { Manner = "unannounced" }).Plan.Absences);
    }

    [Fact]
    public void Illness_Infection_FeverFastHeartLittleActivityAndRecovery()
    {
        var home = Quiet(Happens(HappeningKinds.Illness, 6, 6 + (6 * 24)) with { Amount = 39.4 });
        var (height, before) = (home.DayOf(Date.AddDays(2)), Quiet().DayOf(Date.AddDays(2)));

        Assert.InRange(height.HighestTemperature, 39.2, 39.5);
        Assert.InRange(Of(home, 0, 24 * 7, Quantities.BodyTemperature).Max(o => o.Value.Number), 39.0, 39.7);
        Assert.True(Mean(Of(home, 48, 72, Quantities.HeartRate)) > Mean(Of(Quiet(), 48, 72, Quantities.HeartRate)) + 10);
        Assert.True(Mean(Of(home, 48, 72, Quantities.RespiratoryRate)) > Mean(Of(Quiet(), 48, 72, Quantities.RespiratoryRate)) + 1.5);
        Assert.True(height.RoomTransitions < before.RoomTransitions * 0.75);
        Assert.True(height.Illness > 0.9);
        Assert.Equal(0, home.DayOf(Date.AddDays(8)).Illness);
        Assert.InRange(home.DayOf(Date.AddDays(8)).HighestTemperature, 36, 37.2);
    }

    [Fact]
    public void Illness_RespiratoryAndHeart_ShowWhereTheyShould()
    {
        var lungs = Quiet(Happens(HappeningKinds.Illness, 6, 6 + (6 * 24)) with { Manner = "respiratory", Amount = 38.6 });
        var heart = Quiet(Happens(HappeningKinds.Illness, 6, 6 + (8 * 24)) with { Manner = "heart" });

        Assert.True(Mean(Of(lungs, 48, 72, Quantities.OxygenSaturation)) < 92);
        Assert.True(Mean(Of(lungs, 48, 72, Quantities.RespiratoryRate)) > 20);
        Assert.InRange(heart.DayOf(Date.AddDays(3)).Weight - Quiet().DayOf(Date.AddDays(3)).Weight, 2.3, 2.6);
        Assert.InRange(heart.DayOf(Date.AddDays(3)).HighestTemperature, 36, 37.2);
        Assert.True(heart.DayOf(Date.AddDays(3)).RoomTransitions < Quiet().DayOf(Date.AddDays(3)).RoomTransitions);
    }

    [Fact]
    public void GaitSlowing_ShowsInTheTimeFromSensorToSensor()
    {
        var slowing = Happens(HappeningKinds.GaitSlowing, 0, 24 * 10) with { Amount = 0.5 };
        var (usual, slow) = (Transit(Quiet()), Transit(Quiet(slowing)));

        Assert.Equal(0.5, Quiet(slowing).DayOf(Date.AddDays(12)).GaitSpeed / Quiet().DayOf(Date.AddDays(12)).GaitSpeed, 2);
        Assert.InRange(slow / usual, 1.4, 2.2);

        // From the hall's sensor to the next room's, in the days after the slowing.
        static double Transit(SimulatedHome home)
        {
            var motion = Of(home, 24 * 11, 24 * 18, Quantities.Motion);
            var ways = motion.Zip(motion.Skip(1)).Where(pair => pair.First.Sensor.Value == "hall" && pair.Second.Sensor.Value != "hall")
                .Select(pair => (pair.Second.MeasuredAt - pair.First.MeasuredAt).TotalSeconds).Where(seconds => seconds < 40).Order().ToList();
            return ways[ways.Count / 2];
        }
    }

    [Fact]
    public void WeightChange_ShowsOnTheScaleAndStays()
    {
        var home = Quiet(Happens(HappeningKinds.WeightChange, 0, 24 * 20) with { Amount = -4 });

        Assert.InRange(Mean(Of(home, 24 * 21, 24 * 40, Quantities.BodyWeight)) - Mean(Of(Quiet(), 24 * 21, 24 * 40, Quantities.BodyWeight)), -4.1, -3.9);
    }

    [Fact]
    public void LowMood_FewerOutingsLessWalking()
    {
        var (low, usual) = (Days(Quiet(Happens(HappeningKinds.LowMood, 0, 24 * 30) with { Amount = 1 })), Days(Quiet()));

        Assert.True(low.Sum(day => day.Outings) < usual.Sum(day => day.Outings));
        Assert.True(low.Average(day => day.RoomTransitions) < usual.Average(day => day.RoomTransitions) * 0.9);

        static List<Testing.Truth.TrueDay> Days(SimulatedHome home) => [.. Enumerable.Range(6, 10).Select(i => home.DayOf(Date.AddDays(i)))];
    }

    [Fact]
    public void Reading_IsThereOnceAndExactly()
    {
        var home = Quiet(Happens(HappeningKinds.Reading, 15, 15) with { Sensor = Sensor("scale"), Manner = "body-weight", Amount = 61.3 });

        Assert.Equal([new Observation(Sensor("scale"), Quantities.BodyWeight, At(15), ObservedValue.Of(61.3))], Of(home, 14.99, 15.01, Quantities.BodyWeight));
    }
}
