using AgeingMonitor.Analytics.Alerts.Fall;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The falls that one kit's sensors tell of: worn ones, sensors of rooms, and both together.</summary>
internal sealed class FallWatch
{
    private readonly KitId kit;
    private readonly Action<SensorId, Instant, Lying> onLying;
    private readonly List<WornFall> found = [];
    private readonly List<FallNews> news = [];
    private PlanView? plan;

    /// <summary>The watch of one kit.</summary>
    /// <param name="kit">The kit.</param>
    /// <param name="options">Models and limits.</param>
    /// <param name="sensors">When each sensor last told of movement.</param>
    public FallWatch(KitId kit, DetectionOptions options, IReadOnlyDictionary<SensorId, SensorWatch> sensors)
    {
        (this.kit, Worn, Thermal) = (kit, new(options.WornFalls), new(options.ThermalFalls));
        Evidence = new(options.Falls, Thermal.SeenUntil, (sensor, since) => FloorWitness.CanBeThere(plan!, kit, sensor, since, sensors, options.Falls));
        onLying = (sensor, at, lying) =>
        {
            switch (lying)
            {
                case Lying.Begun:
                    Evidence.OnFloor(sensor, at, isFall: true, isTold: false, news);
                    break;
                case Lying.Ended:
                    Evidence.OffFloor(sensor, at, news);
                    break;
                default:
                    Evidence.Lose(sensor);
                    break;
            }
        };
    }

    public WornFalls Worn { get; }

    /// <summary>Falls of worn sensors, and what became of them, found since the last <see cref="Raise"/>.</summary>
    public IReadOnlyList<WornFall> Found => found;

    public ThermalFalls Thermal { get; }

    public FallEvidence Evidence { get; }

    /// <summary>Takes an observation, whatever it is of.</summary>
    public void Observe(PlanView plan, Instant sealedAt, Observation observation)
    {
        this.plan = plan;
        var (sensor, quantity, measuredAt, value) = observation;
        if (ReferenceEquals(quantity, Quantities.Fall))
        {
            TakeWord(plan, sensor, measuredAt, value.Text);
        }
        else if (ReferenceEquals(quantity, Quantities.AccelerationWaveform) && plan.ResidentOf(kit, sensor, measuredAt) is { } resident)
        {
            var known = found.Count;
            Worn.Observe(sensor, resident, measuredAt, sealedAt, value, found);
            Weigh(plan, known);
        }
        else if (ReferenceEquals(quantity, Quantities.ThermalFrames))
        {
            Thermal.Observe(sensor, measuredAt, sealedAt, value, onLying);
        }
        else if (ReferenceEquals(quantity, Quantities.FloorPresence) && value.IsNumber)
        {
            if (value.Number != 0)
            {
                Evidence.OnFloor(sensor, measuredAt, isFall: false, isTold: false, news);
            }
            else
            {
                Evidence.OffFloor(sensor, measuredAt, news);
            }
        }
    }

    /// <summary>Takes an observation that may tell of movement.</summary>
    /// <param name="plan">The home.</param>
    /// <param name="observation">The observation.</param>
    /// <param name="isSign">Whether it tells of movement: a presence that is said again does not, nobody need have moved since.</param>
    public void Move(PlanView plan, Observation observation, bool isSign)
    {
        var (sensor, quantity, measuredAt, value) = observation;
        if (Evidence.IsWatching && IsMovement(quantity, value, isSign) && plan.SoleResidentAt(measuredAt) is not null)
        {
            Move(plan, sensor, quantity, measuredAt);
        }
    }

    /// <summary>Says that the kit's packs have reached a time.</summary>
    public void Hear(PlanView plan, Instant sealedAt)
    {
        this.plan = plan;
        var known = found.Count;
        Worn.Advance(sealedAt, found);
        Weigh(plan, known);
        Thermal.Advance(sealedAt, onLying);
        Evidence.Advance(sealedAt, news);
    }

    /// <summary>Makes alerts of what was found since the last call. When the latest fall began of which they tell; null when they tell of none.</summary>
    public Instant? Raise(PlanView plan, Instant sealedAt, ICollection<AlertDraft> raised)
    {
        Instant? latest = null;
        for (var i = 0; i < found.Count; i++)
        {
            if (plan.IsOpenAt(found[i].ImpactAt))
            {
                raised.Add(WornFallRule.Raise(plan, kit, found[i], sealedAt));
                latest = Instant.Max(latest ?? found[i].ImpactAt, found[i].ImpactAt);
            }
        }

        for (var i = 0; i < news.Count; i++)
        {
            if (plan.IsOpenAt(news[i].Start))
            {
                raised.Add(RoomFallRule.Raise(plan, kit, news[i], sealedAt));
                latest = Instant.Max(latest ?? news[i].Start, news[i].Start);
            }
        }

        found.Clear();
        news.Clear();
        return latest;
    }

    /// <summary>What tells at once that somebody is up: each motion, somebody present elsewhere, walking. What comes late (steps) or by itself (an absence) does not.</summary>
    private static bool IsMovement(QuantityDefinition quantity, ObservedValue value, bool isSign) =>
        ReferenceEquals(quantity, Quantities.Motion) || ReferenceEquals(quantity, Quantities.ToiletFlush)
        || (ReferenceEquals(quantity, Quantities.Presence) && isSign && value.IsNumber && value.Number != 0)
        || (ReferenceEquals(quantity, Quantities.Posture) && value.Text is "walking");

    /// <summary>The kit's own word, which is an alert already: <see cref="Alerts.PassedThrough.PassedThroughRule"/>.</summary>
    private void TakeWord(PlanView plan, SensorId sensor, Instant at, string? word)
    {
        var began = word == "suspected" ? at : Worn.ToldBefore(sensor, at) ?? at;
        Worn.ObserveOwn(sensor, at, word);
        if (!plan.WatchesARoom(kit, sensor, at))
        {
            if (word is "suspected" or "confirmed")
            {
                Evidence.OnWorn(sensor, began, at, news);
            }
        }
        else if (word == "cancelled")
        {
            Evidence.OffFloor(sensor, at, news);
        }
        else
        {
            Evidence.OnFloor(sensor, began, isFall: true, isTold: true, news);
            if (word == "confirmed")
            {
                Evidence.OnConfirmed(sensor, at);
            }
        }
    }

    private void Weigh(PlanView plan, int known)
    {
        for (var i = known; i < found.Count; i++)
        {
            var fall = found[i];
            if (fall.Stage == FallStage.Suspected)
            {
                Evidence.OnWorn(fall.Sensor, fall.ImpactAt, fall.At, news);
            }
            else if (fall.Reason == FallReason.Walking && plan.SoleResidentAt(fall.At) is not null)
            {
                Evidence.OnMovement(_ => true, fall.At, news);
            }
        }
    }

    private void Move(PlanView plan, SensorId sensor, QuantityDefinition quantity, Instant at)
    {
        if (ReferenceEquals(quantity, Quantities.Posture))
        {
            Evidence.OnMovement(_ => true, at, news);
        }
        else if (plan.RoomOf(kit, sensor, at) is { } room)
        {
            Evidence.OnMovement(watching => watching != sensor && plan.RoomOf(kit, watching, at) is { } watched && watched != room, at, news);
        }
    }
}
