using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Home;

public sealed class DetectionCostTests
{
    [Fact]
    public void Process_SteadyState_AllocatesNothing()
    {
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        var raised = new List<AlertDraft>();
        var warmUp = Minutes(1, 100);
        var steady = Minutes(101, 100);
        foreach (var pack in warmUp)
        {
            analysis.Process(pack, raised);
        }

        raised.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var pack in steady)
        {
            analysis.Process(pack, raised);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(raised);
    }

    /// <summary>Every kind of observation that a detector looks at, values outside limits included: their episode is open already.</summary>
    private static Pack[] Minutes(int first, int count)
    {
        // Between two ends of six hours: there a row is kept, once.
        var start = TestHome.Local("2026-03-10 12:30");
        return [.. Enumerable.Range(first, count).Select(minute =>
        {
            var at = start + TimeSpan.FromMinutes(minute);
            return new Pack
            {
                Key = new(TestHome.Kit, 1, Lane.Obs, minute),
                SealedAt = at,
                ReceivedAt = at,
                Clock = new(ClockState.Synced, null),
                Observations =
                [
                    new(TestHome.Hall, Quantities.Motion, at, ObservedValue.Of(1)),
                    new(TestHome.Door, Quantities.Contact, at, ObservedValue.Of(minute % 2)),
                    new(TestHome.Hall, Quantities.Battery, at, ObservedValue.Of(14)),
                    new(TestHome.Hall, Quantities.SensorFault, at, ObservedValue.Of(0)),
                    new(TestHome.Wrist, Quantities.HeartRate, at, ObservedValue.Of(140)),
                    new(TestHome.Wrist, Quantities.OxygenSaturation, at, ObservedValue.Of(97)),
                    new(TestHome.Wrist, Quantities.Posture, at, ObservedValue.Of(minute % 2 == 0 ? "sitting" : "standing")),
                    new(TestHome.Cuff, Quantities.SystolicBloodPressure, at, ObservedValue.Of(80)),
                    new(TestHome.Bedroom, Quantities.RoomTemperature, at, ObservedValue.Of(21)),
                ],
            };
        })];
    }
}
