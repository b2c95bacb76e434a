using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Tests.Supervision;

public sealed class SensorConditionTests
{
    private readonly List<(bool IsFaulty, long At)> told = [];
    private readonly SensorCondition condition;

    public SensorConditionTests() => condition = new SensorCondition((isFaulty, at) => told.Add((isFaulty, at)));

    [Fact]
    public void New_NothingIsTold_UntilItIsKnown()
    {
        condition.Suspect(null, 1);
        Assert.Empty(told);
        Assert.Equal((SensorState.Starting, null), condition.Look());
        condition.Run(2);
        condition.Run(3);
        Assert.Equal([(false, 2)], told);
        Assert.Equal((SensorState.Well, null), condition.Look());
    }

    [Fact]
    public void Break_AgainAndAgain_IsToldOnce_UntilItRuns()
    {
        condition.Break("no supply", 1);
        condition.Break("no answer", 2);
        Assert.Equal((SensorState.Faulty, "no answer"), condition.Look());
        condition.Run(3);
        Assert.Equal([(true, 1), (false, 3)], told);
        Assert.Equal(2, condition.Faults);
    }

    [Fact]
    public void Suspect_WhileBroken_TheFaultIsOverOnlyWhenBothAre()
    {
        condition.Suspect("jammed", 1);
        condition.Break("pin gone", 2);
        condition.Run(3);
        Assert.Equal((SensorState.Suspect, "jammed"), condition.Look());
        condition.Suspect(null, 4);
        Assert.Equal([(true, 1), (false, 4)], told);
    }
}
