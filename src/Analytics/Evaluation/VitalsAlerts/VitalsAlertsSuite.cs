using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.VitalsAlerts;

/// <summary>Alerts about measurements, against the alerts that clinicians confirmed.</summary>
internal sealed class VitalsAlertsSuite : IEvaluationSuite
{
    private const string Dataset = "tihm";

    public string Name => "vitals-alerts";

    public string Help => """
        The homes of folder tihm through all detectors and rules. A person-day counts for a kind when
        that kind was measured on it; it is positive when Labels.csv has that type on that day, and told
        when an alert of the product about that kind lies on it: the rule of that name, or vital-sign with
        such a measurement as its evidence. Data sets tihm/blood-pressure, tihm/pulse, tihm/body-water,
        tihm/weight, tihm/temperature: precision, recall, f1, alerts_per_resident_day (of measured days).
        Everybody is over 70: group older is the same as all. Thresholds are the product's defaults, the
        very ones of the suite burden. Intervals by drawing people. Baselines: plain limits (blood
        pressure 90/55 to 160/100, pulse 50 to 100, water 40 to 65 %, temperature 35 to 38), and labels
        shuffled over the days.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording
            || await TihmLabels.ReadAsync(run, cancellationToken).ConfigureAwait(false) is not { Count: > 0 } labels)
        {
            return;
        }

        var (days, alerts) = await PlayAsync(recording, cancellationToken).ConfigureAwait(false);
        foreach (var kind in AlertKind.All)
        {
            Add(run, kind, days, alerts, [.. labels.Where(label => label.Type == kind.Label).Select(label => (label.Person, DateOnly.FromDateTime(label.At)))]);
        }
    }

    private static async Task<(IReadOnlyList<PersonDay> Days, ILookup<(string Person, DateOnly Day), AlertDraft> Alerts)> PlayAsync(ImportedRecording recording, CancellationToken cancellationToken)
    {
        var subjects = recording.Report.Homes.ToDictionary(home => home.Home, home => home.Subject);
        var packs = await recording.OpenAsync(cancellationToken).ConfigureAwait(false);
        var zones = packs.Homes.ToDictionary(home => home.Home, home => TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone));
        var homeOf = packs.Homes.SelectMany(home => home.Kits.Select(kit => (kit.Kit, home.Home))).ToDictionary(pair => pair.Kit, pair => pair.Home);
        var player = new InProcessPlayer(packs.Homes, new DetectionOptions());
        var days = new SortedDictionary<(string Person, DateOnly Day), PersonDay>();
        var wanted = AlertKind.All.SelectMany(kind => kind.Quantities).ToHashSet(StringComparer.Ordinal);
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            player.Play(pack);
            var home = homeOf[pack.Key.Kit];
            foreach (var observation in pack.Observations.Where(observation => observation.Value.IsNumber && wanted.Contains(observation.Quantity.Code)))
            {
                var key = (subjects[home], Local(observation.MeasuredAt, zones[home]));
                days.TryAdd(key, new(key.Item1, key.Item2, []));
                var values = days[key].Values;
                values.TryAdd(observation.Quantity.Code, []);
                values[observation.Quantity.Code].Add(observation.Value.Number);
            }
        }

        return ([.. days.Values], player.Alerts.ToLookup(alert => (subjects[alert.Home], Local(alert.EpisodeStart, zones[alert.Home]))));
    }

    private static DateOnly Local(Contracts.Time.Instant at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone).DateTime);

    private static void Add(EvaluationRun run, AlertKind kind, IReadOnlyList<PersonDay> days, ILookup<(string Person, DateOnly Day), AlertDraft> alerts, HashSet<(string Person, DateOnly Day)> positive)
    {
        var dataset = $"{Dataset}/{kind.Name}";
        var measured = days.Where(day => kind.Quantities.Any(day.Values.ContainsKey)).ToList();
        if (measured.Count == 0)
        {
            run.Skip(dataset, "nothing of the kind was measured");
            return;
        }

        var told = measured.ConvertAll(day => alerts[(day.Person, day.Day)].Any(kind.IsAbout));
        var truth = measured.ConvertAll(day => positive.Contains((day.Person, day.Day)));
        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            Confusion.Add((metric, value, n, low, high) => run.Add(dataset, group, metric, value, n, low, high), [.. measured.Select(day => day.Person)], told, truth, run.Seed);
            run.Add(dataset, group, "alerts_per_resident_day", told.Count(isTold => isTold) / (double)measured.Count, measured.Count);
        }

        var plain = measured.ConvertAll(day => kind.IsPlain(day));
        Confusion.Add((metric, value, n, low, high) => run.AddBaseline("plain limits", dataset, Measurement.All, metric, value, n, low, high), [.. measured.Select(day => day.Person)], plain, truth, run.Seed);
        var shuffled = truth.ToArray();
        new Random(run.Seed).Shuffle(shuffled);
        Confusion.Add((metric, value, n, low, high) => run.AddBaseline("labels shuffled", dataset, Measurement.All, metric, value, n, low, high), [.. measured.Select(day => day.Person)], told, shuffled, run.Seed);
    }
}
