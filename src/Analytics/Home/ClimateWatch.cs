using AgeingMonitor.Analytics.Alerts.Climate;
using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The climate detector of one kit in its home: rooms and local times in, alerts out. Hours end with the first observation or seal after them.</summary>
internal sealed class ClimateWatch(ClimateOptions options, ClimateState state)
{
    private const long Longest = 48;
    private readonly ClimateDetector detector = new(options, state);
    private readonly LocalClock clock = new();

    public ClimateState State => state;

    public void ObserveFault(SensorId sensor, bool inFault) => detector.ObserveFault(sensor, inFault);

    /// <summary>A temperature. One that is dated after its seal, or in an hour that has ended, is passed by.</summary>
    public void Observe(PlanView plan, KitId kit, SensorId sensor, AirPlace place, Instant at, double value, Instant sealedAt, ICollection<AlertDraft> raised)
    {
        if (at > sealedAt)
        {
            return;
        }

        Reach(plan, at, sealedAt, raised);
        if (HourOf(at) == state.Hour)
        {
            detector.Observe(sensor, place, plan.RoomKindOf(kit, sensor, at), at, value);
        }
    }

    /// <summary>The kit has spoken.</summary>
    public void Hear(PlanView plan, Instant at, ICollection<AlertDraft> raised) => Reach(plan, at, at, raised);

    private static long HourOf(Instant at) => (at.Microseconds - (((at.Microseconds % ClimateDetector.HourLength) + ClimateDetector.HourLength) % ClimateDetector.HourLength)) / ClimateDetector.HourLength;

    private void Reach(PlanView plan, Instant at, Instant foundAt, ICollection<AlertDraft> raised)
    {
        var reached = HourOf(at);
        if (state.Hour is not { } hour || reached - hour > Longest)
        {
            detector.Forget();
            state.Hour = reached;
            return;
        }

        for (; hour < reached; hour++)
        {
            var from = new Instant(hour * ClimateDetector.HourLength);
            var isLivedIn = plan.IsWatchedAt(from) && plan.IsWatchedAt(new Instant(from.Microseconds + ClimateDetector.HourLength - 1));
            state.Hour = hour + 1;
            if (detector.EndHour(hour, clock.At(from, plan.Zone), isLivedIn) is { } finding)
            {
                raised.Add(ClimateRule.Raise(plan, finding, state, options, foundAt));
            }
        }
    }
}
