using AgeingMonitor.Analytics.Detection.Artefacts;
using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>
/// Rates estimated from the pulse waves that come by one kit. They are shown, and learned as personal trends; no rule with a fixed limit sees them, and NEWS2 does not: an estimate calls nobody. A wave of nobody in particular is the only
/// resident's.
/// </summary>
internal sealed class PulseWatch(KitId kit, PulseStrips strips, ArtefactGate gate, VitalBaselineWatch baselines)
{
    private static readonly BaselineQuantity Pulse = BaselineQuantity.Of(Quantities.PulseRate)!;
    private static readonly BaselineQuantity Breathing = BaselineQuantity.Of(Quantities.RespiratoryRate)!;
    private readonly List<PulseReading> told = [];

    /// <summary>For saving and for showing.</summary>
    public PulseStrips Strips => strips;

    /// <summary>Takes a block of samples.</summary>
    public void Observe(PlanView plan, Instant sealedAt, Observation observation, ICollection<DayFlag> listed)
    {
        var (sensor, _, measuredAt, value) = observation;
        if (plan.IsOpenAt(measuredAt) && plan.MeasuredOf(kit, sensor, measuredAt) is { } resident && !gate.IsOff(sensor, measuredAt))
        {
            strips.Observe(sensor, resident, measuredAt, sealedAt, value, told);
            Learn(plan, listed);
        }
    }

    /// <summary>The kit has spoken: a strip may be over.</summary>
    public void Advance(PlanView plan, Instant at, ICollection<DayFlag> listed)
    {
        strips.Advance(at, told);
        Learn(plan, listed);
    }

    private void Learn(PlanView plan, ICollection<DayFlag> listed)
    {
        for (var i = 0; i < told.Count; i++)
        {
            var (sensor, _, at, rates) = told[i];
            if (rates.Pulse is { } pulse && strips.IsEstimate(sensor, Quantities.PulseRate, at))
            {
                baselines.Observe(plan, kit, sensor, Pulse, at, pulse, listed);
            }

            if (rates.Breathing is { } breathing && strips.IsEstimate(sensor, Quantities.RespiratoryRate, at))
            {
                baselines.Observe(plan, kit, sensor, Breathing, at, breathing, listed);
            }
        }

        told.Clear();
    }
}
