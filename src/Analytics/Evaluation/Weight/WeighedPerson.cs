using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Evaluation.Weight;

/// <summary>All weighings of one person, as they came.</summary>
/// <param name="Weighings">When, what the clocks of the home showed, kg.</param>
internal sealed record WeighedPerson(IReadOnlyList<(Instant At, DateTime Local, double Kilograms)> Weighings)
{
    public DateTime First => Weighings[0].Local;

    public DateTime Last => Weighings[^1].Local;

    public double Usual { get; } = Weighings.Select(weighing => weighing.Kilograms).Order().ElementAt(Weighings.Count / 2);

    public int Days { get; } = Weighings.Select(weighing => weighing.Local.Date).Distinct().Count();

    /// <summary>The people of a recording who were weighed, in the order of their homes.</summary>
    public static async Task<IReadOnlyList<WeighedPerson>> AllOfAsync(ImportedRecording recording, CancellationToken cancellationToken)
    {
        var packs = await recording.OpenAsync(cancellationToken).ConfigureAwait(false);
        var homeOf = packs.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, Home: home))).ToDictionary(pair => pair.Kit, pair => pair.Home);
        var weighings = new Dictionary<HomeId, List<(Instant, DateTime, double)>>();
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var home = homeOf[pack.Key.Kit];
            foreach (var observation in pack.Observations.Where(observation => ReferenceEquals(observation.Quantity, Quantities.BodyWeight) && observation.Value.IsNumber))
            {
                weighings.TryAdd(home.Home, []);
                var local = TimeZoneInfo.ConvertTime(observation.MeasuredAt.ToDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone)).DateTime;
                weighings[home.Home].Add((observation.MeasuredAt, local, observation.Value.Number));
            }
        }

        return [.. weighings.OrderBy(pair => pair.Key.Value).Select(pair => new WeighedPerson([.. pair.Value.OrderBy(weighing => weighing.Item1)]))];
    }
}
