using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Artefacts;

/// <summary>
/// What lies before every rule about vital signs: values that a living body or a working device cannot have given are held back, and counted. Where a true emergency could look the same there is no gate. A value costs a look-up or two; for a blood
/// pressure and a saturation the pack is searched for the number beside it. Nothing is allocated once a series is known.
/// </summary>
internal sealed class ArtefactGate
{
    private readonly Dictionary<SensorId, SensorWord> words = [];
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), SeriesTrace> series = [];
    private ArtefactCounts counts;

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<SensorId, SensorWord> Words => words;

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<(SensorId Sensor, QuantityDefinition Quantity), SeriesTrace> Series => series;

    /// <summary>Whether a quantity is a device's word about its own measurements.</summary>
    public static bool IsWord(QuantityDefinition quantity) =>
        ReferenceEquals(quantity, Quantities.Worn) || ReferenceEquals(quantity, Quantities.SensorFault) || ReferenceEquals(quantity, Quantities.PerfusionIndex);

    /// <summary>Takes a device's word.</summary>
    /// <param name="sensor">The device.</param>
    /// <param name="resident">Whose it is; null for nobody in particular.</param>
    /// <param name="quantity">Of which <see cref="IsWord"/> holds.</param>
    /// <param name="at">When.</param>
    /// <param name="value">The number.</param>
    public void Hear(SensorId sensor, ResidentId? resident, QuantityDefinition quantity, Instant at, double value)
    {
        if (ReferenceEquals(quantity, Quantities.PerfusionIndex))
        {
            series[(sensor, quantity)] = new() { Resident = resident, Last = value, Pace = new() { LastAt = at.Microseconds } };
            return;
        }

        var word = words.GetValueOrDefault(sensor);
        var isOfWorn = ReferenceEquals(quantity, Quantities.Worn);
        if (at.Microseconds < (isOfWorn ? word.WornWordAt : word.FaultWordAt))
        {
            return;
        }

        if (isOfWorn)
        {
            word.WornWordAt = at.Microseconds;
            word.OffAt = value != 0 ? null : word.OffAt ?? at.Microseconds;
        }
        else
        {
            word.FaultWordAt = at.Microseconds;
            word.FaultAt = value != 0 ? word.FaultAt ?? at.Microseconds : null;
        }

        words[sensor] = word;
    }

    /// <summary>Takes a vital sign; what it is when it is no true value, else null.</summary>
    /// <param name="pack">What came with it, itself included.</param>
    /// <param name="observation">The value, a number.</param>
    /// <param name="resident">Whose it is; null for nobody in particular.</param>
    public Artefact? Observe(IReadOnlyList<Observation> pack, Observation observation, ResidentId? resident)
    {
        var (sensor, quantity, at, observed) = observation;
        var value = observed.Number;
        var trace = series.GetValueOrDefault((sensor, quantity));
        if (trace.Resident != resident)
        {
            trace = new() { Resident = resident };
        }

        var pace = trace.Pace;
        pace.Take(at);
        var isJump = ReferenceEquals(quantity, Quantities.BodyTemperature) && pace.IsSoonFollowed && IsJump(trace, at, value);
        var word = words.GetValueOrDefault(sensor);
        var isWeak = ReferenceEquals(quantity, Quantities.OxygenSaturation) && Beside(pack, sensor, Quantities.PerfusionIndex, at) < ArtefactLimits.WeakPerfusion;
        var gap = at - new Instant(trace.LastAt);
        trace.WeakSince = !isWeak ? null : trace.WeakSince is { } since && gap <= ArtefactLimits.WeakGap ? since : at.Microseconds;
        (trace.Same, trace.SameSince) = trace.Last == value ? (trace.Same + 1, trace.SameSince) : (1, at.Microseconds);
        (trace.Last, trace.Pace) = (value, pace);
        series[(sensor, quantity)] = trace;

        Artefact? found =
            Holds(word.OffAt, at) ? Artefact.NotWorn
            : Holds(word.FaultAt, at) ? Artefact.Fault
            : IsBloodPressure(quantity) && IsImpossiblePair(pack, sensor, quantity, at, value) ? Artefact.Pair
            : isJump ? Artefact.Jump
            : trace.WeakSince is { } weak && at - new Instant(weak) < ArtefactLimits.WeakHolds ? Artefact.WeakPulse
            : ArtefactLimits.Stuck(quantity) is { } stuck && trace.Same >= stuck.Values && at - new Instant(trace.SameSince) >= stuck.Lasting ? Artefact.Stuck
            : null;
        if (found is { } artefact)
        {
            counts = counts.With(artefact);
        }

        return found;
    }

    /// <summary>Whether a device's own word holds that it is not worn, or faulty.</summary>
    public bool IsOff(SensorId sensor, Instant at) => words.TryGetValue(sensor, out var word) && (Holds(word.OffAt, at) || Holds(word.FaultAt, at));

    /// <summary>How many were held back since the last call.</summary>
    public ArtefactCounts TakeCounts()
    {
        var taken = counts;
        counts = default;
        return taken;
    }

    public void Restore(SensorId sensor, SensorWord word) => words[sensor] = word;

    public void Restore(SensorId sensor, QuantityDefinition quantity, SeriesTrace trace) => series[(sensor, quantity)] = trace;

    private static bool IsBloodPressure(QuantityDefinition quantity) => ReferenceEquals(quantity, Quantities.SystolicBloodPressure) || ReferenceEquals(quantity, Quantities.DiastolicBloodPressure);

    private static bool Holds(long? since, Instant at) => since is { } from && at.Microseconds >= from && at - new Instant(from) <= ArtefactLimits.WordHolds;

    /// <summary>Rounded, since 38.2 and 37.2 are not quite a degree apart as the machine writes them.</summary>
    private static bool IsJump(in SeriesTrace trace, Instant at, double value) =>
        trace.Last is { } last && at - new Instant(trace.LastAt) <= ArtefactLimits.JumpWithin && Math.Round(Math.Abs(value - last), 6) >= ArtefactLimits.Jump;

    private bool IsImpossiblePair(IReadOnlyList<Observation> pack, SensorId sensor, QuantityDefinition quantity, Instant at, double value)
    {
        var isSystolic = ReferenceEquals(quantity, Quantities.SystolicBloodPressure);
        var other = isSystolic ? Quantities.DiastolicBloodPressure : Quantities.SystolicBloodPressure;
        var beside = Beside(pack, sensor, other, at);
        return isSystolic ? value <= beside : beside <= value;
    }

    /// <summary>The value of another quantity of the same measurement: the nearest in time that came with it, the first of two as near, else the last before; null where there is none, or the device has never told any and tells none now.</summary>
    private double? Beside(IReadOnlyList<Observation> pack, SensorId sensor, QuantityDefinition quantity, Instant at)
    {
        double? nearest = null;
        var distance = TimeSpan.MaxValue;
        for (var i = 0; i < pack.Count; i++)
        {
            var other = pack[i];
            if (ReferenceEquals(other.Quantity, quantity) && other.Sensor == sensor && other.Value.IsNumber && IsTogether(at, other.MeasuredAt) && (other.MeasuredAt - at).Duration() < distance)
            {
                (nearest, distance) = (other.Value.Number, (other.MeasuredAt - at).Duration());
            }
        }

        return nearest ?? (series.TryGetValue((sensor, quantity), out var trace) && IsTogether(at, new(trace.LastAt)) ? trace.Last : null);
    }

    private static bool IsTogether(Instant one, Instant other) => (one - other).Duration() <= ArtefactLimits.Together;
}
