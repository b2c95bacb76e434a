using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Training.Agitation;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Evaluation.Agitation;

/// <summary>Agitation in the next six hours.</summary>
internal sealed class AgitationSuite : IEvaluationSuite
{
    private const double FlaggedShare = 0.05;

    public string Name => "agitation";

    public string Help => """
        Folder tihm. Six-hour bins from 00 h local time; a bin is kept when it has activity and the next
        bin has activity or a label of agitation. The score at its end is for a label in the next bin:
        auc, ap (average precision), sensitivity_at_5pct (of labels, when 5 % of bins are flagged), and
        day_auc, day_ap (a day by its highest score, for any label after one of its bins).
          tihm                sensors and time of day alone
          tihm-with-history   earlier labels too, up to the end of the bin
        People whom the built-in models know are scored by models grown without them, each in turn; others
        by the built-in models. Everybody is over 70: group older is the same as all. Intervals by drawing
        people. Baselines: quarter of the day; earlier labels alone; labels shuffled within people.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (run.Folder("tihm") is not { } folder)
        {
            return;
        }

        run.Tell("reading tihm");
        var (people, problem) = await AgitationPeople.ReadAsync(folder, run.Scratch, cancellationToken).ConfigureAwait(false);
        if (problem is not null || people.Count == 0)
        {
            run.Skip("tihm", problem ?? "nobody has a bin with activity");
            return;
        }

        foreach (var (dataset, withHistory, model) in new[] { ("tihm", false, AgitationLearning.Sensors), ("tihm-with-history", true, AgitationLearning.WithHistory) })
        {
            run.Tell($"scoring {people.Sum(person => person.Bins.Count)} bins of {people.Count} people{(withHistory ? " with earlier labels" : string.Empty)}");
            var scores = new AgitationScores(people, withHistory, TrainedModel.BuiltInto(typeof(HomeAnalysis).Assembly, model), run.Seed);
            var scored = people.Select(person => person.Bins.Select(bin => new ScoredBin(bin.Row.Bin, scores.Of(person.Person, bin), bin.IsFollowed)).ToArray()).ToList();
            foreach (var group in new[] { Measurement.All, Measurement.Older })
            {
                Add(scored, run.Seed, (metric, value, n, low, high) => run.Add(dataset, group, metric, value, n, low, high));
            }
        }

        AddBaselines(run, people);
    }

    private static void Add(IReadOnlyList<IReadOnlyList<ScoredBin>> people, int seed, Action<string, double?, int, double?, double?> add)
    {
        Give("auc", bins => Ranking.Auc(Rows(bins)));
        Give("ap", bins => Ranking.AveragePrecision(Rows(bins)));
        Give("sensitivity_at_5pct", bins => Ranking.SensitivityAt(FlaggedShare, Rows(bins)));
        IReadOnlyList<IReadOnlyList<ScoredBin>> days = [.. people.Select(bins => bins.GroupBy(bin => bin.Bin / 4).Select(day => new ScoredBin(day.Key, day.Max(bin => bin.Score), day.Any(bin => bin.Label))).ToArray())];
        people = days;
        Give("day_auc", bins => Ranking.Auc(Rows(bins)));
        Give("day_ap", bins => Ranking.AveragePrecision(Rows(bins)));

        void Give(string metric, Func<IReadOnlyList<ScoredBin>, double?> figure)
        {
            IReadOnlyList<ScoredBin> all = [.. people.SelectMany(bins => bins)];
            var interval = PersonBootstrap.Interval(people, figure, seed);
            add(metric, figure(all), all.Count, interval?.Low, interval?.High);
        }
    }

    private static IReadOnlyList<(double Score, bool Label)> Rows(IReadOnlyList<ScoredBin> bins) => [.. bins.Select(bin => (bin.Score, bin.Label))];

    private static void AddBaselines(EvaluationRun run, IReadOnlyList<AgitationPerson> people)
    {
        // The share of labels after each quarter among everybody else.
        var quarters = people.Select(person => person.Bins.Select(bin =>
        {
            var others = people.Where(other => other != person).SelectMany(other => other.Bins).Where(other => other.Row.Bin % 4 == bin.Row.Bin % 4).ToList();
            return new ScoredBin(bin.Row.Bin, others.Count == 0 ? 0 : others.Count(other => other.IsFollowed) / (double)others.Count, bin.IsFollowed);
        }).ToArray()).ToList();
        Add(quarters, run.Seed, (metric, value, n, low, high) => run.AddBaseline("quarter of the day", "tihm", Measurement.All, metric, value, n, low, high));
        var history = people.Select(person => person.Bins.Select(bin => new ScoredBin(bin.Row.Bin, bin.History[5], bin.IsFollowed)).ToArray()).ToList();
        Add(history, run.Seed, (metric, value, n, low, high) => run.AddBaseline("earlier labels a bin", "tihm-with-history", Measurement.All, metric, value, n, low, high));
        var random = new Random(run.Seed);
        var shuffled = people.Select(person =>
        {
            var labels = person.Bins.Select(bin => bin.IsFollowed).ToArray();
            random.Shuffle(labels);
            return person.Bins.Select((bin, i) => new ScoredBin(bin.Row.Bin, bin.Row.Values[6], labels[i])).ToArray();
        }).ToList();
        Add(shuffled, run.Seed, (metric, value, n, low, high) => run.AddBaseline("signs, labels shuffled", "tihm", Measurement.All, metric, value, n, low, high));
    }

    private readonly record struct ScoredBin(int Bin, double Score, bool Label);
}
