using AgeingMonitor.Analytics.Detection.SeriesAnomaly;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.Nab;

/// <summary>The streaming detector of unusual values on the Numenta Anomaly Benchmark.</summary>
internal sealed class NabSuite : IEvaluationSuite
{
    private const string DataSet = "nab";

    /// <inheritdoc/>
    public string Name => DataSet;

    /// <inheritdoc/>
    public string Help => """
        The streaming detector of unusual values on the Numenta Anomaly Benchmark, folder nab:
        <category>/<name>.csv or .csv.gz, and windows.json. Each series once, first row to last, with the
        detector's own fixed settings; what it says in the first 15 % of rows (at most 750) does not
        count. Scored as the benchmark does: 0 is a silent detector, 100 a perfect one.
        nab_standard, nab_low_fp, nab_low_fn: the three profiles; n = series; 95 % intervals by bootstrap
        of series. Baseline: a value outside all values before it.
        """;

    /// <inheritdoc/>
    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (run.Folder(DataSet) is not { } folder || NabWindows.Read(folder, run) is not { } labels)
        {
            return;
        }

        var series = new List<(NabSeries Series, IReadOnlyList<(int First, int Last)> Windows)>();
        foreach (var found in await ReadAsync(folder, run, cancellationToken).ConfigureAwait(false))
        {
            if (labels.TryGetValue(found.Name + ".csv", out var windows))
            {
                series.Add((found, NabWindows.Rows(windows, found.Times)));
            }
            else
            {
                run.Remark($"nab: {found.Name} is left out, windows.json does not name it");
            }
        }

        if (series.Count == 0)
        {
            return;
        }

        var detected = series.ConvertAll(one => Detect(one.Series));
        var records = series.ConvertAll(one => Records(one.Series));
        foreach (var profile in NabProfile.All)
        {
            var (value, low, high) = Figure(run, series.Select((one, i) => (NabScoring.Sum(one.Series.Values.Count, one.Windows, detected[i], profile), one.Windows.Count)), profile);
            run.Add(DataSet, Measurement.All, profile.Metric, value, series.Count, low, high);
            (value, low, high) = Figure(run, series.Select((one, i) => (NabScoring.Sum(one.Series.Values.Count, one.Windows, records[i], profile), one.Windows.Count)), profile);
            run.AddBaseline("record value", DataSet, Measurement.All, profile.Metric, value, series.Count, low, high);
        }

        var places = Enumerable.Range(0, series.Count).GroupBy(i => series[i].Series.Category).OrderBy(category => category.Key, StringComparer.Ordinal);
        foreach (var category in places)
        {
            var (value, low, high) = Figure(run, category.Select(i => (NabScoring.Sum(series[i].Series.Values.Count, series[i].Windows, detected[i], NabProfile.All[0]), series[i].Windows.Count)), NabProfile.All[0]);
            run.Add(DataSet, category.Key, NabProfile.All[0].Metric, value, category.Count(), low, high);
        }
    }

    private static async Task<IReadOnlyList<NabSeries>> ReadAsync(string folder, EvaluationRun run, CancellationToken cancellationToken)
    {
        var output = Path.Combine(run.Scratch, "nab.rec");
        var (report, problem) = await RecordingImporters.Find(DataSet)!.ImportAsync(folder, output, new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            run.Skip(DataSet, problem!);
            return [];
        }

        foreach (var skipped in report.Skipped)
        {
            run.Remark($"nab: {skipped}");
        }

        var (packs, fault) = await RecordedPacks.OpenAsync(output, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            run.Skip(DataSet, $"the recording cannot be read: {fault}");
            return [];
        }

        var series = report.Homes.ToDictionary(home => home.Kit, home => new NabSeries(home.Subject, [], []));
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (series.TryGetValue(pack.Key.Kit, out var one))
            {
                foreach (var observation in pack.Observations.Where(observation => observation.Value.IsNumber))
                {
                    one.Times.Add(observation.MeasuredAt);
                    one.Values.Add(observation.Value.Number);
                }
            }
        }

        return [.. series.Values.OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private static List<int> Detect(NabSeries series)
    {
        var detector = new SeriesAnomalyDetector(new SeriesAnomalyOptions());
        return [.. Enumerable.Range(0, series.Values.Count).Where(row => detector.Add(series.Times[row], series.Values[row]))];
    }

    /// <summary>The trivial method: a value outside all before it.</summary>
    private static List<int> Records(NabSeries series)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        var rows = new List<int>();
        for (var row = 0; row < series.Values.Count; row++)
        {
            var value = series.Values[row];
            if (value < low || value > high)
            {
                rows.Add(row);
            }

            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return rows;
    }

    private static (double? Value, double? Low, double? High) Figure(EvaluationRun run, IEnumerable<(double Sum, int Windows)> series, NabProfile profile)
    {
        IReadOnlyList<IReadOnlyList<(double Sum, int Windows)>> rows = [.. series.Select(one => (IReadOnlyList<(double, int)>)[one])];
        double? Of(IEnumerable<(double Sum, int Windows)> some) => NabScoring.Normalise(some.Sum(one => one.Sum), some.Sum(one => one.Windows), profile);
        var interval = PersonBootstrap.Interval(rows, some => Of(some), run.Seed);
        return (Of(rows.SelectMany(row => row)), interval?.Low, interval?.High);
    }
}
