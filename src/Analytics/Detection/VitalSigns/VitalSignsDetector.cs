using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>
/// Episodes of values outside fixed limits, of one kit. Values of one series (sensor and quantity), one side and one resident that lie no more than
/// <see cref="VitalSignsOptions.EpisodeGap"/> apart are one episode, which starts at the first of them; values inside the limits between them do not end it.
/// In a series whose next value follows within minutes the values must stay outside for <see cref="VitalSignsOptions.Holds"/>. What no body can have shown does not come here: <c>Detection/Artefacts</c>.
/// O(1) a value; nothing allocated once a series is known.
/// </summary>
internal sealed class VitalSignsDetector(VitalSignsOptions options, IList<string> scaleTwo)
{
    private static readonly Dictionary<QuantityDefinition, VitalSignLimit> Limits = VitalSignLimits.All.ToDictionary(limit => limit.Quantity);

    private readonly Dictionary<VitalSignRunKey, VitalSignRun> runs = [];
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), VitalSignSeries> series = [];

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<(SensorId Sensor, QuantityDefinition Quantity), VitalSignSeries> Series => series;

    /// <summary>The limit of a quantity; null where it has none.</summary>
    public static VitalSignLimit? LimitOf(QuantityDefinition quantity) => Limits.GetValueOrDefault(quantity);

    /// <summary>Takes a value, outside or inside; true when it begins an episode.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="resident">Whose it was then; null for nobody in particular.</param>
    /// <param name="usual">The limits of the quantity, for those without limits of their own.</param>
    /// <param name="measuredAt">When.</param>
    /// <param name="value">In the quantity's unit.</param>
    /// <param name="episode">What begins.</param>
    public bool Observe(SensorId sensor, ResidentId? resident, VitalSignLimit usual, Instant measuredAt, double value, out VitalSignEpisode episode)
    {
        episode = default;
        var limit = LimitFor(resident, usual);
        var memory = series.GetValueOrDefault((sensor, limit.Quantity));
        if (memory.Resident != resident)
        {
            memory = new() { Resident = resident };
        }

        var pace = memory.Pace;
        pace.Take(measuredAt);
        var side = limit.SideOf(value);
        if (side != memory.Side || measuredAt - new Instant(memory.Pace.LastAt) > SeriesPace.Close)
        {
            (memory.Side, memory.Since) = (side, measuredAt.Microseconds);
        }

        memory.Pace = pace;
        series[(sensor, limit.Quantity)] = memory;
        var since = new Instant(memory.Since);
        return side is { } outside && (!pace.IsSoonFollowed || measuredAt - since >= options.Holds)
            && Begin(new(sensor, limit.Quantity, outside), resident, limit, since, measuredAt, value, out episode);
    }

    /// <summary>The runs that a value at or after <paramref name="earliest"/> could still continue.</summary>
    public IEnumerable<KeyValuePair<VitalSignRunKey, VitalSignRun>> RunsOpenAt(Instant earliest) =>
        runs.Where(pair => earliest - pair.Value.LastOutside <= options.EpisodeGap);

    public void Restore(VitalSignRunKey key, VitalSignRun run) => runs[key] = run;

    public void Restore(SensorId sensor, QuantityDefinition quantity, VitalSignSeries memory) => series[(sensor, quantity)] = memory;

    private VitalSignLimit LimitFor(ResidentId? resident, VitalSignLimit usual) =>
        scaleTwo.Count > 0 && resident is { } person && ReferenceEquals(usual.Quantity, Quantities.OxygenSaturation) && scaleTwo.Contains(person.Value) ? VitalSignLimits.OxygenSaturationScaleTwo : usual;

    private bool Begin(VitalSignRunKey key, ResidentId? resident, VitalSignLimit limit, Instant since, Instant measuredAt, double value, out VitalSignEpisode episode)
    {
        if (runs.TryGetValue(key, out var run) && run.Resident == resident && measuredAt - run.LastOutside <= options.EpisodeGap)
        {
            runs[key] = run with { LastOutside = Instant.Max(run.LastOutside, measuredAt) };
            episode = default;
            return false;
        }

        runs[key] = new(resident, since, measuredAt);
        episode = new(key.Sensor, resident, limit, key.Side, since, measuredAt, value);
        return true;
    }
}
