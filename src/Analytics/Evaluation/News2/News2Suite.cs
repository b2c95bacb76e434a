using System.Globalization;
using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Analytics.Evaluation.News2;

/// <summary>Whether the early warning score is the chart's, and what it says of people in intensive care.</summary>
internal sealed class News2Suite : IEvaluationSuite
{
    private const string Dataset = "physionet2012";

    public string Name => "news2";

    public string Help => """
        The chart: every value of every band of NEWS2 (RCP 2017), both scales of oxygen saturation, held
        against a table of its own (data set chart, accuracy; exact is 1).
        Folder physionet2012: the score of each stay as measurements come in, with what is missing left
        out of it, as the mean over time of the least score that is certain (auc: against death in
        hospital of outcomes_set_*.csv; known: parameters known at best; answered: share of stays with a
        score). Consciousness and oxygen are not in the catalogue, so no score there is complete. SAPS-I
        and SOFA of the data set are the baselines. Intensive care is not home.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var values = ChartTable.Values().ToList();
        var right = values.Count(row => News2Chart.ScoreOf(row.Parameter, row.Value, row.Scale, row.OnOxygen) == row.Score);
        run.Add("chart", Measurement.All, "accuracy", right / (double)values.Count, values.Count);
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        var outcomes = await OutcomesAsync(run, cancellationToken).ConfigureAwait(false);
        var stays = recording.Report.Homes.ToDictionary(home => home.Kit, home => (home.Subject, Scores: new StayScores(new News2Options())));
        await foreach (var pack in (await recording.OpenAsync(cancellationToken).ConfigureAwait(false)).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            stays[pack.Key.Kit].Scores.Take(pack);
        }

        Add(run, [.. stays.Values.Where(stay => outcomes.ContainsKey(stay.Subject)).OrderBy(stay => stay.Subject, StringComparer.Ordinal)], outcomes);
    }

    private static void Add(EvaluationRun run, IReadOnlyList<(string Subject, StayScores Scores)> stays, Dictionary<string, Outcome> outcomes)
    {
        if (stays.Count == 0)
        {
            run.Skip(Dataset, "no stay has an outcome");
            return;
        }

        IReadOnlyList<IReadOnlyList<(double Score, bool Label)>> people = [.. stays.Where(stay => stay.Scores.Mean is not null).Select(stay => new[] { (stay.Scores.Mean!.Value, outcomes[stay.Subject].Died) })];
        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            var interval = PersonBootstrap.Interval(people, Ranking.Auc, run.Seed);
            run.Add(Dataset, group, "auc", Ranking.Auc([.. people.SelectMany(rows => rows)]), people.Count, interval?.Low, interval?.High);
            run.Add(Dataset, group, "answered", people.Count / (double)stays.Count, stays.Count);
            run.Add(Dataset, group, "known", stays.Average(stay => stay.Scores.MostKnown), stays.Count);
        }

        run.AddBaseline("SAPS-I", Dataset, Measurement.All, "auc", Ranking.Auc([.. stays.Select(stay => outcomes[stay.Subject]).Where(o => o.Saps >= 0).Select(o => (o.Saps, o.Died))]), stays.Count);
        run.AddBaseline("SOFA", Dataset, Measurement.All, "auc", Ranking.Auc([.. stays.Select(stay => outcomes[stay.Subject]).Where(o => o.Sofa >= 0).Select(o => (o.Sofa, o.Died))]), stays.Count);
    }

    /// <summary>Of every file of outcomes in the folder; bad rows are counted.</summary>
    private static async Task<Dictionary<string, Outcome>> OutcomesAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        var bad = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(run.Data, Dataset), "outcomes_*.csv").Order(StringComparer.Ordinal))
        {
            var lines = await File.ReadAllLinesAsync(file, cancellationToken).ConfigureAwait(false);
            var columns = lines.FirstOrDefault()?.Split(',') ?? [];
            int id = Array.IndexOf(columns, "RecordID"), saps = Array.IndexOf(columns, "SAPS-I"), sofa = Array.IndexOf(columns, "SOFA"), died = Array.IndexOf(columns, "In-hospital_death");
            foreach (var line in lines.Skip(1).Where(line => line.Length > 0))
            {
                var cells = line.Split(',');
                if (id < 0 || died < 0 || cells.Length != columns.Length || cells[died] is not ("0" or "1"))
                {
                    bad++;
                    continue;
                }

                outcomes[cells[id]] = new(Number(cells, saps), Number(cells, sofa), cells[died] == "1");
            }
        }

        if (bad > 0)
        {
            run.Remark(FormattableString.Invariant($"{Dataset}: {bad} rows of outcomes left out"));
        }

        return outcomes;
    }

    private static double Number(string[] cells, int column) => column >= 0 && double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : -1;

    private sealed record Outcome(double Saps, double Sofa, bool Died);
}
