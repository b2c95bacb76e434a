using AgeingMonitor.Analytics.Alerts.BatteryLow;
using AgeingMonitor.Analytics.Alerts.KitSilent;
using AgeingMonitor.Analytics.Alerts.PassedThrough;
using AgeingMonitor.Analytics.Alerts.Stillness;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Battery;
using AgeingMonitor.Analytics.Detection.Capacity;
using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Analytics.Detection.KitSilence;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>
/// One kit's stay in a home: its detectors and the time its packs have reached. Kits share nothing, so that a kit's packs mean the same whatever another kit sent;
/// a kit that comes back begins anew.
/// </summary>
internal sealed class KitAnalysis(KitId kit, DetectionOptions options, StillnessState stillness, RoutineState routine, AgitationState agitation, ClimateState climate, CapacityState capacity, NightState nights, SensorSilenceState silences, KitShadow? shadow, ICollection<DayFlag> listed, ICollection<CapacityWeek> weeks)
{
    private readonly LocalClock clock = new();
    private FallWatch? falls;

    public KitId Kit => kit;

    /// <summary>Models that run beside those in force; null when there are none.</summary>
    public KitShadow? Shadow => shadow;

    /// <summary>The time reached by packs in order; null before the first.</summary>
    public Instant? Watermark { get; set; }

    public VitalsWatch Vitals { get; } = new(kit, options, listed);

    public BatteryDetector Batteries { get; } = new(options.Battery);

    public KitSilenceDetector Silence { get; } = new(options.KitSilence);

    public SensorSilenceWatch SilentSensors { get; } = new(kit, options.SensorSilence, silences);

    public StillnessDetector Stillness { get; } = new(options.Stillness, options.Budget.OfAlerts(AlertRules.Stillness), stillness);

    public FallWatch Falls => falls ??= new(kit, options, Stillness.Sensors);

    public WeightWatch Weights { get; } = new();

    public RoutineWatch Routine { get; } = new(kit, options.Routine, RoutineModel.BuiltIn, options.Budget, shadow, routine);

    public AgitationWatch Agitation { get; } = new(kit, options.Agitation, options.Budget, shadow, agitation);

    public CapacityWatch Capacity { get; } = new(capacity);

    public ClimateWatch Climate { get; } = new(options.Climate, climate);

    public NightWatch Nights { get; } = new(options.Nights, options.Budget, nights);

    /// <summary>Works on the next pack of the order. Observations passed by because they are late are counted in the result.</summary>
    public int Process(PlanView plan, Pack pack, ICollection<AlertDraft> raised)
    {
        if (PassedThroughRule.CoversAny(pack))
        {
            PassedThroughRule.Raise(plan, pack, Falls.Worn, raised);
        }

        var isDated = pack.Clock.State != ClockState.Unset && !IsFromTheFuture(pack);
        if (PassedThroughRule.LastCall(pack) is { } call && (isDated ? call : Watermark) is { } calledAt)
        {
            Nights.NoteHelp(calledAt);
        }

        if (!isDated)
        {
            return 0;
        }

        if (pack.Key.Lane == Lane.Obs)
        {
            Hear(plan, pack, raised);
        }
        else if (Silence.IsGap(pack.SealedAt))
        {
            // An event may be the first word after a silence, before any heartbeat.
            Falls.Evidence.OnGap(pack.SealedAt);
        }

        var late = Observe(plan, pack, raised);
        if (pack.Key.Lane == Lane.Obs)
        {
            Falls.Hear(plan, pack.SealedAt);
            Advance(plan, pack.SealedAt, raised);
        }

        shadow?.Reach(plan, kit, pack.SealedAt, Falls.Found, isTime: pack.Key.Lane == Lane.Obs);
        if (Falls.Raise(plan, pack.SealedAt, raised) is { } fall)
        {
            Nights.NoteHelp(fall);
        }

        return late;
    }

    /// <summary>Reveals the kit's silence at a time that no pack has reached; whether there was one to reveal.</summary>
    public bool Tick(PlanView plan, Instant now, ICollection<AlertDraft> raised)
    {
        if (!HasHeartbeats || !Silence.TryFind(now, out var silence))
        {
            return false;
        }

        if (plan.IsOpenAt(silence.Start))
        {
            raised.Add(KitSilentRule.Raise(plan, kit, silence, options.KitSilence.Limit));
        }

        return true;
    }

    /// <summary>Whether the kit numbers its packs: only such a kit promises heartbeats.</summary>
    public bool HasHeartbeats { get; set; }

    /// <summary>
    /// A pack that was sealed well after it was received has a clock that is wrong beyond doubt. It must not drag the home's time into the future, where everything
    /// that follows would be late.
    /// </summary>
    private static bool IsFromTheFuture(Pack pack) => pack.ReceivedAt > Instant.Epoch && pack.SealedAt - pack.ReceivedAt > TimeSpan.FromMinutes(10);

    private void Hear(PlanView plan, Pack pack, ICollection<AlertDraft> raised)
    {
        HasHeartbeats |= pack.Key.IsNumbered;
        if (Silence.IsGap(pack.SealedAt))
        {
            Stillness.OnGap(pack.SealedAt, clock.At(pack.SealedAt, plan.Zone));
            Nights.OnGap(pack.SealedAt);
            SilentSensors.OnGap(pack.SealedAt);
            Falls.Evidence.OnGap(pack.SealedAt);
        }

        if (Silence.OnPack(pack.SealedAt, out var silence) && HasHeartbeats && plan.IsOpenAt(silence.Start))
        {
            raised.Add(KitSilentRule.Raise(plan, kit, silence, options.KitSilence.Limit));
        }
    }

    private int Observe(PlanView plan, Pack pack, ICollection<AlertDraft> raised)
    {
        var late = 0;
        var observations = pack.Observations;
        for (var i = 0; i < observations.Count; i++)
        {
            var observation = observations[i];
            if (Watermark is { } reached && reached - observation.MeasuredAt > options.Lateness)
            {
                late++;
            }
            else
            {
                Falls.Observe(plan, pack.SealedAt, observation);
                SilentSensors.Hear(plan, observation, raised);
                shadow?.Observe(plan, kit, pack.SealedAt, observation);
                if (ReferenceEquals(observation.Quantity, Quantities.PulseWaveform))
                {
                    Vitals.ObserveWave(plan, pack.SealedAt, observation);
                }

                if (QuantityRole.Of(observation.Quantity) is { } role)
                {
                    Observe(plan, pack, observation, role, raised);
                }
            }
        }

        return late;
    }

    private void Observe(PlanView plan, Pack pack, Observation observation, QuantityRole role, ICollection<AlertDraft> raised)
    {
        var sealedAt = pack.SealedAt;
        var (sensor, quantity, measuredAt, value) = observation;
        if (role.Sign is { } sign)
        {
            var room = plan.RoomKindOf(kit, sensor, measuredAt);
            var isSign = Stillness.Observe(sensor, quantity, sign, room, measuredAt, clock.At(measuredAt, plan.Zone), value);
            Falls.Move(plan, observation, isSign);
            if (isSign)
            {
                EndDay(plan, Routine.Move(plan, room, quantity, measuredAt, listed));
                Capacity.Move(plan, room, measuredAt);
                Agitation.Move(plan, room, measuredAt, listed);
                Nights.Move(plan, sensor, quantity, room, measuredAt, value, raised, listed);
                SilentSensors.Move(plan, sensor, quantity, room, measuredAt, raised);
            }
        }

        if (!value.IsNumber)
        {
            return;
        }

        Capacity.Occupy(sensor, quantity, value.Number);
        if (role.IsFault)
        {
            Stillness.ObserveFault(sensor, value.Number != 0);
            Climate.ObserveFault(sensor, value.Number != 0);
        }

        if (role.IsBattery && plan.IsOpenAt(measuredAt) && Batteries.Observe(sensor, measuredAt, value.Number, out var battery))
        {
            raised.Add(BatteryLowRule.Raise(plan, kit, battery, options.Battery.LowPercent, sealedAt));
        }

        if (role.IsWeight && plan.IsOpenAt(measuredAt))
        {
            Weights.Observe(plan, kit, sensor, measuredAt, value.Number, sealedAt, raised, listed);
            Capacity.Weigh(plan, kit, sensor, measuredAt, value.Number);
        }

        if (role.Air is { } place)
        {
            Climate.Observe(plan, kit, sensor, place, measuredAt, value.Number, sealedAt, raised);
        }

        if (role.IsWord || role.IsSteps)
        {
            Vitals.Hear(plan, observation, role);
        }

        if (role.IsVital)
        {
            Vitals.Observe(plan, pack, observation, role, raised);
        }
    }

    private void EndDay(PlanView plan, RoutineDay? day)
    {
        if (day is not null)
        {
            Capacity.End(plan, day, weeks);
        }
    }

    private void Advance(PlanView plan, Instant sealedAt, ICollection<AlertDraft> raised)
    {
        if (Watermark is { } reached && sealedAt <= reached)
        {
            return;
        }

        Watermark = sealedAt;
        EndDay(plan, Routine.Hear(plan, sealedAt, Stillness.IsBlind, listed));
        Agitation.Hear(plan, sealedAt, listed);
        Climate.Hear(plan, sealedAt, raised);
        Vitals.Advance(plan, sealedAt);
        SilentSensors.Advance(plan, sealedAt, raised);
        Nights.Hear(plan, sealedAt, Stillness.IsBlind, Stillness.State.Found, raised, listed);
        if (Stillness.Advance(sealedAt, clock.At(sealedAt, plan.Zone), plan.IsWatchedAt(sealedAt), plan.Zone, out var episode) && !Nights.HasTold(episode.Start))
        {
            raised.Add(StillnessRule.Raise(plan, episode, options.Stillness, options.Budget.OfAlerts(AlertRules.Stillness)));
        }
    }
}
