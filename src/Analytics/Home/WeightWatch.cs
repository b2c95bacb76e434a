using AgeingMonitor.Analytics.Alerts.Weight;
using AgeingMonitor.Analytics.Detection.Weight;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The weights of the residents who are weighed by one kit. A scale that is nobody's is the only resident's; where several live, nobody's weight.</summary>
internal sealed class WeightWatch
{
    private readonly Dictionary<ResidentId, WeightDetector> residents = [];
    private readonly LocalClock clock = new();
    private readonly List<WeightFinding> found = [];

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<ResidentId, WeightDetector> Residents => residents;

    public void Observe(PlanView plan, KitId kit, SensorId sensor, Instant at, double kilograms, Instant sealedAt, ICollection<AlertDraft> raised, ICollection<DayFlag> listed)
    {
        if (plan.MeasuredOf(kit, sensor, at) is not { } resident)
        {
            return;
        }

        if (!residents.TryGetValue(resident, out var detector))
        {
            residents[resident] = detector = new(new());
        }

        detector.Observe(sensor, at, clock.At(at, plan.Zone), kilograms, found);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Kind is WeightFindingKind.Drift or WeightFindingKind.Other)
            {
                listed.Add(Listed(plan, resident, found[i]));
            }
            else
            {
                raised.Add(WeightRule.Raise(plan, resident, found[i], sealedAt));
            }
        }

        found.Clear();
    }

    public void Restore(ResidentId resident, WeightState state) => residents[resident] = new(state);

    private static DayFlag Listed(PlanView plan, ResidentId resident, in WeightFinding finding) => new()
    {
        Home = plan.Home,
        Detector = DayFlagDetectors.Weight,
        Subject = AlertSubject.Of(resident),
        During = LocalClock.DayOf(finding.Day, plan.Zone),
        Score = finding.Sum,
        Limit = finding.Kind == WeightFindingKind.Drift ? WeightLimits.DriftLimit : WeightLimits.OtherInARow,
        Reasons = [WeightText.Of(finding)],
    };
}
