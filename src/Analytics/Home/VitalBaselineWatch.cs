using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>What is usual in the vital signs of the residents who are measured by one kit, each series for itself. What the end of a day shows of one resident is one entry. A device that is nobody's is the only resident's; where several live, nobody's.</summary>
internal sealed class VitalBaselineWatch(VitalBaselineOptions options, AlarmBudget budget, PulseStrips waves)
{
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), (ResidentId Resident, VitalBaselineDetector Detector)> series = [];
    private readonly List<(ResidentId Resident, BaselineFinding Finding)> found = [];
    private readonly LocalClock clock = new();

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<(SensorId Sensor, QuantityDefinition Quantity), (ResidentId Resident, VitalBaselineDetector Detector)> Series => series;

    /// <summary>The running part of the day, of all series; null before the first value or word of the kit.</summary>
    public int? Slot { get; set; }

    /// <summary>A device has counted steps.</summary>
    public void Step(SensorId sensor, Instant at, double count)
    {
        // By index: an enumerator behind an interface would be an allocation each time.
        for (var i = 0; i < BaselineQuantity.All.Count; i++)
        {
            var usual = BaselineQuantity.All[i];
            if (usual.IsOfEffort && series.TryGetValue((sensor, usual.Quantity), out var own))
            {
                own.Detector.Step(at, count);
            }
        }
    }

    public void Observe(PlanView plan, KitId kit, SensorId sensor, BaselineQuantity usual, Instant at, double value, ICollection<DayFlag> listed)
    {
        Hear(plan, at, listed);
        if (!plan.IsOpenAt(at) || plan.MeasuredOf(kit, sensor, at) is not { } resident)
        {
            return;
        }

        if (!series.TryGetValue((sensor, usual.Quantity), out var own) || own.Resident != resident)
        {
            series[(sensor, usual.Quantity)] = own = (resident, new(sensor, usual, options, budget, new()));
        }

        own.Detector.Observe(new BaselineSlot(Slot!.Value), at, value);
    }

    /// <summary>The kit has spoken, or a value has come: a part of the day may be over, for every series at once.</summary>
    public void Hear(PlanView plan, Instant at, ICollection<DayFlag> listed)
    {
        var now = BaselineSlot.Of(clock.At(at, plan.Zone));
        if (now.Number <= Slot)
        {
            return;
        }

        Slot = now.Number;
        foreach (var (resident, detector) in series.Values)
        {
            if (detector.TryEnd(now, out var finding))
            {
                found.Add((resident, finding));
            }
        }

        if (found.Count > 0)
        {
            List(plan, listed);
            found.Clear();
        }
    }

    public void Restore(ResidentId resident, SensorId sensor, BaselineQuantity usual, BaselineState state) => series[(sensor, usual.Quantity)] = (resident, new(sensor, usual, options, budget, state));

    /// <summary>One entry a resident and day, the strongest reason first.</summary>
    private void List(PlanView plan, ICollection<DayFlag> listed)
    {
        foreach (var ofDay in found.GroupBy(one => (one.Resident, one.Finding.Day)))
        {
            var strongest = ofDay.Select(one => one.Finding)
                .OrderByDescending(finding => finding.Score / finding.Limit).ThenBy(finding => finding.Quantity.Quantity.Code, StringComparer.Ordinal).ThenBy(finding => finding.Sensor.Value, StringComparer.Ordinal).ToList();
            var during = LocalClock.DayOf(ofDay.Key.Day, plan.Zone);
            listed.Add(new DayFlag
            {
                Home = plan.Home,
                Detector = DayFlagDetectors.VitalSigns,
                Subject = AlertSubject.Of(ofDay.Key.Resident),
                During = during,
                Score = Math.Round(strongest[0].Score, 2),
                Limit = Math.Round(strongest[0].Limit, 2),
                Reasons = [.. strongest.Select(finding => BaselineText.Of(finding, waves.IsEstimate(finding.Sensor, finding.Quantity.Quantity, during.To)))],
            });
        }
    }
}
