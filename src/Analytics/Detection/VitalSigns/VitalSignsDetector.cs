using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>
/// Episodes of values outside fixed limits, of one kit. Values of one series (sensor and quantity), one side and one resident that lie no more than
/// <see cref="VitalSignsOptions.EpisodeGap"/> apart are one episode, which starts at the first of them; values inside the limits between them do not end it.
/// </summary>
internal sealed class VitalSignsDetector(VitalSignsOptions options)
{
    private static readonly Dictionary<QuantityDefinition, VitalSignLimit> Limits = VitalSignLimits.All.ToDictionary(limit => limit.Quantity);

    private readonly Dictionary<VitalSignRunKey, VitalSignRun> runs = [];

    /// <summary>The limit of a quantity; null where it has none.</summary>
    public static VitalSignLimit? LimitOf(QuantityDefinition quantity) => Limits.GetValueOrDefault(quantity);

    /// <summary>Takes a value that lies outside; true when it begins an episode.</summary>
    public bool Observe(SensorId sensor, ResidentId? resident, VitalSignLimit limit, LimitSide side, Instant measuredAt, double value, out VitalSignEpisode episode)
    {
        var key = new VitalSignRunKey(sensor, limit.Quantity, side);
        if (runs.TryGetValue(key, out var run) && run.Resident == resident && measuredAt - run.LastOutside <= options.EpisodeGap)
        {
            runs[key] = run with { LastOutside = Instant.Max(run.LastOutside, measuredAt) };
            episode = default;
            return false;
        }

        runs[key] = new(resident, measuredAt, measuredAt);
        episode = new(sensor, resident, limit, side, measuredAt, value);
        return true;
    }

    /// <summary>The runs that a value at or after <paramref name="earliest"/> could still continue.</summary>
    public IEnumerable<KeyValuePair<VitalSignRunKey, VitalSignRun>> RunsOpenAt(Instant earliest) =>
        runs.Where(pair => earliest - pair.Value.LastOutside <= options.EpisodeGap);

    public void Restore(VitalSignRunKey key, VitalSignRun run) => runs[key] = run;
}
