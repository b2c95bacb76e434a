using AgeingMonitor.Analytics.Alerts.SensorSilent;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>Silent sensors of one kit in its home. What is worn or measured on a person is left alone: nobody has to wear or use it at any given time.</summary>
internal sealed class SensorSilenceWatch(KitId kit, SensorSilenceOptions options, SensorSilenceState state)
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromHours(1);
    private readonly SensorSilenceDetector detector = new(options, state);
    private readonly LocalClock clock = new();
    private readonly List<SilentSensor> found = [];

    public SensorSilenceDetector Detector => detector;

    public SensorSilenceState State => state;

    /// <summary>How each sensor that watches a room stands, as of <paramref name="now"/>.</summary>
    public IReadOnlyList<SensorStanding> StandingsAt(PlanView plan, Instant now) =>
        [.. detector.StandingsAt(now, plan.LocalTime(now)).Where(standing => plan.WatchesARoom(kit, standing.Sensor, now))];

    /// <summary>Anything that was heard of a sensor. That it cannot be read is said by the kit, not by the sensor.</summary>
    public void Hear(PlanView plan, Observation observation, ICollection<AlertDraft> raised)
    {
        var (sensor, quantity, at, _) = observation;
        if (ReferenceEquals(quantity, Quantities.SensorFault) || ReferenceEquals(quantity, Quantities.ReadErrors))
        {
            return;
        }

        if (quantity is { Scope: QuantityScope.Ambient, Kind: QuantityKind.Sample, UsualPeriod: { } period } && period <= LongestPeriod && plan.WatchesARoom(kit, sensor, at))
        {
            detector.Report(sensor, at);
            End(plan, sensor, at, raised);
        }

        detector.Hear(sensor, at);
    }

    /// <summary>A sensor has seen somebody. A help button is none: it is silent because nobody called.</summary>
    public void Move(PlanView plan, SensorId sensor, QuantityDefinition quantity, RoomKind? room, Instant at, ICollection<AlertDraft> raised)
    {
        if (!ReferenceEquals(quantity, Quantities.Help) && plan.IsWatchedAt(at) && plan.WatchesARoom(kit, sensor, at))
        {
            detector.See(sensor, SilencePrior.ClassOf(quantity, room), at, plan.RoomOf(kit, sensor, at));
            End(plan, sensor, at, raised);
        }
    }

    /// <summary>The kit was silent until now.</summary>
    public void OnGap(Instant at) => detector.Break(at);

    /// <summary>The home's time has moved on.</summary>
    public void Advance(PlanView plan, Instant now, ICollection<AlertDraft> raised)
    {
        if (!plan.IsWatchedAt(now))
        {
            detector.Break(now);
            return;
        }

        detector.Advance(now, clock.At(now, plan.Zone), found);
        for (var i = 0; i < found.Count; i++)
        {
            // One that was taken away is silent for good.
            if (plan.WatchesARoom(kit, found[i].Sensor, now))
            {
                raised.Add(SensorSilentRule.Raise(plan, kit, found[i]));
                detector.NoteRaised(found[i]);
            }
        }

        found.Clear();
    }

    private void End(PlanView plan, SensorId sensor, Instant at, ICollection<AlertDraft> raised)
    {
        if (detector.TakeEnded(sensor) is { } silence)
        {
            raised.Add(SensorSilentRule.End(plan, kit, silence, at));
        }
    }
}
