using AgeingMonitor.Analytics.Detection.HomeBloodPressure;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The blood pressures at home of the residents who are measured by one kit. A cuff that is nobody's is the only resident's; where several live, nobody's.</summary>
internal sealed class HomeBloodPressureWatch
{
    private readonly Dictionary<ResidentId, HomeBloodPressureDetector> residents = [];
    private readonly LocalClock clock = new();

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<ResidentId, HomeBloodPressureDetector> Residents => residents;

    public void Observe(PlanView plan, KitId kit, SensorId sensor, QuantityDefinition quantity, Instant at, double value, ICollection<DayFlag> listed)
    {
        if (!plan.IsOpenAt(at) || plan.MeasuredOf(kit, sensor, at) is not { } resident)
        {
            return;
        }

        if (!residents.TryGetValue(resident, out var detector))
        {
            residents[resident] = detector = new(new());
        }

        var local = clock.At(at, plan.Zone);
        End(plan, resident, detector, local, listed);
        detector.Observe(sensor, ReferenceEquals(quantity, Quantities.SystolicBloodPressure), at, local, value);
    }

    /// <summary>The kit has spoken: a day may be over.</summary>
    public void Hear(PlanView plan, Instant at, ICollection<DayFlag> listed)
    {
        foreach (var (resident, detector) in residents)
        {
            End(plan, resident, detector, clock.At(at, plan.Zone), listed);
        }
    }

    public void Restore(ResidentId resident, PressureState state) => residents[resident] = new(state);

    private static void End(PlanView plan, ResidentId resident, HomeBloodPressureDetector detector, DateTime local, ICollection<DayFlag> listed)
    {
        if (detector.TryEndDay(local, out var finding))
        {
            listed.Add(new DayFlag
            {
                Home = plan.Home,
                Detector = DayFlagDetectors.BloodPressure,
                Subject = AlertSubject.Of(resident),
                During = LocalClock.DayOf(finding.Mean.Day, plan.Zone),
                Score = Math.Round(Share(finding), 3),
                Limit = 1,
                Reasons = PressureText.Of(finding),
            });
        }
    }

    /// <summary>Of the limit; 1 where there are too few measurements for any.</summary>
    private static double Share(in PressureFinding finding) => finding.Standing switch
    {
        PressureStanding.High => Math.Max(finding.Mean.Systolic / PressureLimits.HighSystolic, finding.Mean.Diastolic / PressureLimits.HighDiastolic),
        PressureStanding.Low => Math.Max(PressureLimits.LowSystolic / finding.Mean.Systolic, PressureLimits.LowDiastolic / finding.Mean.Diastolic),
        _ => 1,
    };
}
