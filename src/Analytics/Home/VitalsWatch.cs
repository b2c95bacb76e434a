using AgeingMonitor.Analytics.Alerts.Measurements;
using AgeingMonitor.Analytics.Alerts.VitalSign;
using AgeingMonitor.Analytics.Detection.Artefacts;
using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The vital signs that come by one kit: what is no true value is held back first, then each rule sees the rest.</summary>
internal sealed class VitalsWatch
{
    private readonly KitId kit;
    private readonly ICollection<DayFlag> listed;
    private readonly LocalClock clock = new();

    public VitalsWatch(KitId kit, DetectionOptions options, ICollection<DayFlag> listed)
    {
        (this.kit, this.listed) = (kit, listed);
        VitalSigns = new(options.VitalSigns, options.News2.ScaleTwo);
        News2 = new(options.News2);
        var strips = new PulseStrips(new());
        Baselines = new(options.VitalBaseline, options.Budget, strips);
        Waves = new(kit, strips, Gate, Baselines);
    }

    public ArtefactGate Gate { get; } = new();

    public VitalSignsDetector VitalSigns { get; }

    public MeasurementsDetector Measurements { get; } = new();

    public News2Watch News2 { get; }

    public HomeBloodPressureWatch Pressures { get; } = new();

    public VitalBaselineWatch Baselines { get; }

    /// <summary>Rates estimated from pulse waves: no rule above sees them.</summary>
    public PulseWatch Waves { get; }

    /// <summary>Takes what a device says about its own measurements, or about steps.</summary>
    public void Hear(PlanView plan, Observation observation, QuantityRole role)
    {
        var (sensor, quantity, measuredAt, value) = observation;
        if (role.IsWord)
        {
            Gate.Hear(sensor, plan.ResidentOf(kit, sensor, measuredAt), quantity, measuredAt, value.Number);
        }

        if (role.IsSteps)
        {
            Baselines.Step(sensor, measuredAt, value.Number);
        }
    }

    /// <summary>Takes a number.</summary>
    /// <param name="plan">The home.</param>
    /// <param name="pack">What it came in.</param>
    /// <param name="observation">The number.</param>
    /// <param name="role">Of its quantity, which is a vital sign.</param>
    /// <param name="raised">Alerts are added here.</param>
    public void Observe(PlanView plan, Pack pack, Observation observation, QuantityRole role, ICollection<AlertDraft> raised)
    {
        var resident = plan.ResidentOf(kit, observation.Sensor, observation.MeasuredAt);
        var artefact = Gate.Observe(pack.Observations, observation, resident);
        if (artefact is null or Artefact.Stuck)
        {
            Alarm(plan, pack.SealedAt, observation, role, resident, raised);
        }

        // What is dated after its own pack would carry the day away.
        if (artefact is null && observation.MeasuredAt <= pack.SealedAt)
        {
            Learn(plan, observation, role);
        }
    }

    /// <summary>Takes a block of a pulse wave.</summary>
    public void ObserveWave(PlanView plan, Instant sealedAt, Observation observation) => Waves.Observe(plan, sealedAt, observation, listed);

    /// <summary>The kit has spoken: a strip or parts of a day may be over.</summary>
    public void Advance(PlanView plan, Instant at)
    {
        Waves.Advance(plan, at, listed);
        Pressures.Hear(plan, at, listed);
        Baselines.Hear(plan, at, listed);
    }

    private void Alarm(PlanView plan, Instant sealedAt, Observation observation, QuantityRole role, ResidentId? resident, ICollection<AlertDraft> raised)
    {
        var (sensor, quantity, measuredAt, value) = observation;
        if (role.News2 is { } parameter)
        {
            News2.Observe(plan, kit, sensor, quantity, parameter, measuredAt, value.Number, sealedAt, raised);
        }

        if (!plan.IsOpenAt(measuredAt))
        {
            return;
        }

        if (role.Measurement is { } review
            && Measurements.Observe(sensor, resident, review, measuredAt, clock.At(measuredAt, plan.Zone), value.Number, role.Limit?.SideOf(value.Number) is not null, out var measurement))
        {
            raised.Add(MeasurementRule.Raise(plan, kit, measurement, sealedAt));
        }

        if (role.Limit is { } limit && VitalSigns.Observe(sensor, resident, limit, measuredAt, value.Number, out var episode))
        {
            raised.Add(VitalSignRule.Raise(plan, episode, sealedAt));
        }
    }

    private void Learn(PlanView plan, Observation observation, QuantityRole role)
    {
        var (sensor, quantity, measuredAt, value) = observation;
        if (role.IsBloodPressure)
        {
            Pressures.Observe(plan, kit, sensor, quantity, measuredAt, value.Number, listed);
        }

        if (role.Usual is { } usual)
        {
            if (ReferenceEquals(quantity, Quantities.PulseRate) || ReferenceEquals(quantity, Quantities.HeartRate) || ReferenceEquals(quantity, Quantities.RespiratoryRate))
            {
                Waves.Strips.NoteOwn(sensor, quantity, measuredAt);
            }

            Baselines.Observe(plan, kit, sensor, usual, measuredAt, value.Number, listed);
        }
    }
}
