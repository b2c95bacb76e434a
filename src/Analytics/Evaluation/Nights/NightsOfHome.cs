using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Evaluation.Nights;

/// <summary>Plays one home and keeps every night that is told; perhaps without what its bed sensor says.</summary>
internal sealed class NightsOfHome(HomePlan home, bool withBed)
{
    private readonly HomeAnalysis analysis = new(home, new());
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone);
    private readonly List<AlertDraft> raised = [];
    private readonly List<NightSummary> nights = [];
    private readonly Dictionary<int, TrueNight> silences = [];
    private long? lastSign;

    public HomePlan Home => home;

    public IReadOnlyList<NightSummary> Nights => nights;

    /// <summary>Of each night the longest time without a sign: a trivial method.</summary>
    public IEnumerable<TrueNight> Silences => silences.Values;

    /// <summary>Nights with a sign.</summary>
    public HashSet<int> Seen { get; } = [];

    /// <summary>Alerts by rule, each once.</summary>
    public Dictionary<AlertId, string> Alerts { get; } = [];

    /// <summary>Restless nights on the daily list.</summary>
    public int Restless { get; private set; }

    public void Play(Pack pack)
    {
        var played = withBed ? pack : pack with { Observations = [.. pack.Observations.Where(observation => !IsBed(observation.Quantity))] };
        analysis.Process(played, raised);
        foreach (var alert in raised)
        {
            Alerts.TryAdd(alert.Id, alert.Rule);
        }

        raised.Clear();
        Restless += analysis.TakeFlags().Count(flag => flag.Detector == DayFlagDetectors.Night && flag.Reasons.Count > 1);
        if (analysis.LastNight is { } last && (nights.Count == 0 || nights[^1].Night < last.Night))
        {
            nights.Add(last);
        }

        foreach (var observation in played.Observations.Where(observation => MovementSigns.All.ContainsKey(observation.Quantity)))
        {
            See(observation);
        }
    }

    private static bool IsBed(QuantityDefinition quantity) => ReferenceEquals(quantity, Quantities.BedOccupancy) || ReferenceEquals(quantity, Quantities.BedMovement);

    private void See(Observation observation)
    {
        var at = observation.MeasuredAt.Microseconds;
        var (night, _) = NightSign.TimeOf(TimeZoneInfo.ConvertTime(observation.MeasuredAt.ToDateTimeOffset(), zone).DateTime);
        Seen.Add(night);
        if (lastSign is { } before && at > before && at - before > (silences.TryGetValue(night, out var longest) ? longest.To - longest.From : 0))
        {
            silences[night] = new(night, before, at, 0);
        }

        lastSign = at;
    }
}
