using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Evaluation.VitalBaseline;

/// <summary>All values of one vital sign of one person, as they came.</summary>
/// <param name="Home">Whose.</param>
/// <param name="Usual">Which vital sign.</param>
/// <param name="Values">When, what the clocks of the home showed, the value.</param>
internal sealed record MeasuredSeries(HomeId Home, BaselineQuantity Usual, IReadOnlyList<(Instant At, DateTime Local, double Value)> Values)
{
    public IReadOnlyList<DateTime> Days { get; } = [.. Values.Select(value => value.Local.Date).Distinct().Order()];

    /// <summary>Every series of a recording, in the order of homes and quantities.</summary>
    public static async Task<IReadOnlyList<MeasuredSeries>> AllOfAsync(ImportedRecording recording, CancellationToken cancellationToken)
    {
        var packs = await recording.OpenAsync(cancellationToken).ConfigureAwait(false);
        var homeOf = packs.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, Home: home))).ToDictionary(pair => pair.Kit, pair => pair.Home);
        var zones = packs.Homes.ToDictionary(home => home.Home, home => TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone));
        var series = new Dictionary<(HomeId Home, BaselineQuantity Usual), List<(Instant At, DateTime Local, double Value)>>();
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var home = homeOf[pack.Key.Kit];
            foreach (var observation in pack.Observations.Where(observation => observation.Value.IsNumber))
            {
                if (BaselineQuantity.Of(observation.Quantity) is { } usual)
                {
                    series.TryAdd((home.Home, usual), []);
                    series[(home.Home, usual)].Add((observation.MeasuredAt, TimeZoneInfo.ConvertTime(observation.MeasuredAt.ToDateTimeOffset(), zones[home.Home]).DateTime, observation.Value.Number));
                }
            }
        }

        return [.. series
            .OrderBy(pair => pair.Key.Home.Value, StringComparer.Ordinal).ThenBy(pair => pair.Key.Usual.Quantity.Code, StringComparer.Ordinal)
            .Select(pair => new MeasuredSeries(pair.Key.Home, pair.Key.Usual, [.. pair.Value.OrderBy(value => value.At)]))];
    }
}
