using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Care.Tests.Installation;

public sealed class WalkJudgeTests
{
    private static readonly IReadOnlySet<SensorId> AllHeard = Flat.Sensors.Select(sensor => sensor.Sensor).ToHashSet();

    [Fact]
    public void Room_ThatSeesTheInstaller_Passes_AndSaysHowSoon()
    {
        var verdict = Judge($"room:{Flat.Bathroom}", 5, [Reading("hall", "motion", 1, 1), Reading("bath", "motion", 1, 3.5)]);
        Assert.Equal((WalkState.Passed, 3.5), (verdict.State, Assert.Single(verdict.Seen).After.TotalSeconds));
    }

    [Fact]
    public void Room_WhoseSensorSpokeBeforeTheStep_IsNotProven() =>
        Assert.Equal(WalkState.Waiting, Judge($"room:{Flat.Bathroom}", 5, [Reading("bath", "motion", 1, -3)]).State);

    [Theory]
    [InlineData(10, WalkState.Waiting, WalkAdvice.None)]
    [InlineData(31, WalkState.Waiting, WalkAdvice.Swapped)]
    [InlineData(91, WalkState.Failed, WalkAdvice.Swapped)]
    public void Room_WhereTheHallSpeaksInstead_NamesIt_ButNotOnTheWayThere(double after, WalkState state, WalkAdvice advice)
    {
        var verdict = Judge($"room:{Flat.Bathroom}", after, [Reading("hall", "motion", 1, 4)]);
        Assert.Equal((state, advice, advice == WalkAdvice.Swapped ? "hall" : null), (verdict.State, verdict.Advice, verdict.Elsewhere?.Value));
    }

    [Fact]
    public void Room_SeenAfterItsTimeWasUp_IsNotProven_WheneverItIsLookedAt() =>
        Assert.Equal(WalkState.Failed, Judge($"room:{Flat.Bathroom}", 7200, [Reading("bath", "motion", 1, 91)]).State);

    [Fact]
    public void Clock_ThatIsAhead_IsKnownByPacksStoredBeforeTheyWereSealed()
    {
        WalkPack[] packs = [new(new(Flat.Kit, 1, Contracts.Packs.Lane.Obs, 1), Flat.Now + TimeSpan.FromSeconds(40), Flat.Now + TimeSpan.FromSeconds(10)), new(new(Flat.Kit, 1, Contracts.Packs.Lane.Obs, 2), Flat.Now, Flat.Now + TimeSpan.FromSeconds(90))];
        Assert.Equal(TimeSpan.FromSeconds(-30), WalkClock.Difference(packs));
        Assert.Equal(TimeSpan.Zero, WalkClock.Difference([]));
    }

    [Fact]
    public void Proof_OfASensorThatWasAddedOrMovedSince_DoesNotHold()
    {
        var step = Flat.Step($"room:{Flat.Bathroom}");
        var attempt = new WalkAttempt(1, step.Code, Flat.Now, Flat.Now, StepResult.Passed, [new(step.Code, "bath", "motion", 1, Flat.Now.ToString(), 3)], null);
        var there = Flat.Plan.PlacementOf(Flat.Kit, SensorId.Parse("bath"), Flat.Now);
        Assert.True(WalkProof.Holds(step, attempt, _ => there));
        Assert.False(WalkProof.Holds(step with { Signals = [.. step.Signals, new(SensorId.Parse("second"), "motion", 1)] }, attempt, _ => there));
        Assert.False(WalkProof.Holds(step, attempt, _ => there! with { During = new(Flat.Now + TimeSpan.FromSeconds(1), Instant.MaxValue) }));
        Assert.False(WalkProof.Holds(step, attempt, _ => null));
        Assert.True(WalkProof.Holds(step, attempt with { Result = StepResult.LeftOut, Evidence = [] }, _ => null));
    }

    [Fact]
    public void Door_ThatOnlyOpened_WaitsForItsReturn_AndThenSaysSo()
    {
        KitReadings opened = [Reading("front-door", "contact", 1, 4)];
        Assert.Equal((WalkState.Waiting, WalkAdvice.None), (Judge("door:front-door", 6, opened).State, Judge("door:front-door", 6, opened).Advice));
        Assert.Equal((WalkState.Failed, WalkAdvice.NoReturn), (Judge("door:front-door", 61, opened).State, Judge("door:front-door", 61, opened).Advice));
        Assert.Equal(WalkState.Passed, Judge("door:front-door", 9, [.. opened, Reading("front-door", "contact", 0, 8)]).State);
    }

    [Fact]
    public void Door_ThatShutBeforeItOpened_IsNotProven() =>
        Assert.Equal(WalkState.Waiting, Judge("door:front-door", 9, [Reading("front-door", "contact", 0, 2), Reading("front-door", "contact", 1, 4)]).State);

    [Fact]
    public void Silence_OfTheKit_ComesBeforeSilenceOfASensor()
    {
        Assert.Equal(WalkAdvice.KitSilent, Judge("help:button", 61, [], kitHeard: -130).Advice);
        Assert.Equal(WalkAdvice.NotNow, Judge("help:button", 61, []).Advice);
        Assert.Equal(WalkAdvice.NeverHeard, Judge("help:button", 61, [], heard: new HashSet<SensorId>()).Advice);
    }

    [Fact]
    public void Verdict_NeverInventsEvidence() => Gen.Select(
        OneOf([.. WalkPlan.Of(Flat.Plan, Flat.Kit, Flat.Sensors, Flat.Now)]),
        Gen.Select(OneOf("hall", "bath", "bedroom", "bed", "front-door", "button", "wrist", "unknown"), OneOf("motion", "presence", "contact", "bed-occupancy", "help", "worn", "nonsense"), Gen.Int[0, 1], Gen.Double[-60, 200]).Array[0, 12],
        Gen.Double[0, 400]).Sample((step, rows, after) =>
    {
        KitReadings readings = [.. rows.Select(row => Reading(row.Item1, row.Item2, row.Item3, row.Item4))];
        var verdict = WalkJudge.Judge(step, Flat.Now, Flat.Now + TimeSpan.FromSeconds(after), readings, AllHeard, Flat.Now, sensor => Flat.Plan.PlacementOf(Flat.Kit, sensor, Flat.Now));
        Assert.Equal(step.Signals.Count, verdict.Seen.Count + verdict.Missing.Count);
        Assert.All(verdict.Seen, evidence =>
        {
            Assert.Contains(evidence.Reading, readings);
            Assert.True(evidence.Reading.MeasuredAt >= Flat.Now - WalkJudge.ClockTolerance && evidence.Reading.Sensor == evidence.Signal.Sensor && evidence.After >= TimeSpan.Zero);
        });
        Assert.Equal(verdict.Missing.Count == 0, verdict.State == WalkState.Passed);
    });

    private static WalkVerdict Judge(string step, double after, KitReadings readings, double kitHeard = 0, IReadOnlySet<SensorId>? heard = null)
    {
        var now = Flat.Now + TimeSpan.FromSeconds(after);
        return WalkJudge.Judge(Flat.Step(step), Flat.Now, now, readings, heard ?? AllHeard, now + TimeSpan.FromSeconds(kitHeard), sensor => Flat.Plan.PlacementOf(Flat.Kit, sensor, Flat.Now));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static WalkReading Reading(string sensor, string quantity, double value, double at) => new(SensorId.Parse(sensor), quantity, value, Flat.Now + TimeSpan.FromSeconds(at), Flat.Now + TimeSpan.FromSeconds(at));
}
