using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Analytics.Evaluation.SensorSilence;

/// <summary>How soon a dead sensor is told, and at what cost in false flags.</summary>
internal sealed class SilenceSuite : IEvaluationSuite
{
    private const string Dataset = "tihm";
    private const int Folds = 4;

    /// <summary>False flags a home and month at which the caution is chosen: below the one that is permitted, as other homes may have more.</summary>
    private const double MostFlags = 0.7;
    private static readonly double[] Cautions = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1, 1.15, 1.3, 1.5, 2];
    private static readonly TimeSpan Soon = TimeSpan.FromHours(3);

    public string Name => "silence";

    public string Help => """
        The homes of folder tihm. As recorded every flag of rule sensor-silent counts as false, though some sensors
        there do fail. About every sixth day after its first 14 each sensor that works is cut at a random minute between
        8 and 20 h in a copy of the home, which goes on for ten days; hours are hours between 7 and 22 h.
          false_flags_per_home_month       as recorded
          told_within_3_h                  share of cuts
          told_within_3_h_somebody_about   the same, of cuts in whose three hours somebody went from sensor to
                                           sensor ten times
          delay_p50_h, delay_p95_h         until it is told; 150 when it was not in ten days
        Groups: all; corridor, others; each kind of sensor. With group left-out-… the caution of corridors is
        chosen on three quarters of the homes (at most 0.7 false flags a home and month, to leave room below one)
        and measured on the fourth.
        Baseline: a day without a word. n is the number of months or cuts; intervals by drawing homes.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        var homes = await HomeMinutes.ReadAsync(recording, cancellationToken).ConfigureAwait(false);
        run.Tell($"playing {homes.Count} homes, and copies in which a sensor is cut");
        Add(Play(homes, (home, _) => Product(home), true, run.Seed), string.Empty, (group, metric, value, n, interval) => run.Add(Dataset, group, metric, value, n, interval?.Low, interval?.High), run.Seed);
        var chosen = Choose(homes, run.Seed);
        run.Remark($"{Dataset}: caution of corridors chosen on the other homes: {string.Join(", ", chosen)}");
        Add(Play(homes, (home, i) => Product(home, chosen[i % Folds]), true, run.Seed), "left-out-", (group, metric, value, n, interval) => run.Add(Dataset, group, metric, value, n, interval?.Low, interval?.High), run.Seed);
        Add(Play(homes, (_, _) => new DayLongJudge(), true, run.Seed), string.Empty, (group, metric, value, n, _) => run.AddBaseline("a day without a word", Dataset, group, metric, value, n), run.Seed);
    }

    private static ProductJudge Product(HomeMinutes home, double? corridorCaution = null) => new(home, corridorCaution is { } caution ? new() { CorridorCaution = caution } : new(), new());

    private static List<SilenceHome> Play(IReadOnlyList<HomeMinutes> homes, Func<HomeMinutes, int, ISilenceJudge> judge, bool withCuts, int seed) =>
        [.. homes.Select((home, i) => new SilenceTrial(home, judge(home, i), seed + i).Play(withCuts))];

    /// <summary>Of each fold the least caution that keeps the other homes at <see cref="MostFlags"/>.</summary>
    private static List<double> Choose(IReadOnlyList<HomeMinutes> homes, int seed)
    {
        var played = Cautions.Select(caution => (Caution: caution, Homes: Play(homes, (home, _) => Product(home, caution), false, seed))).ToList();
        return [.. Enumerable.Range(0, Folds).Select(fold => played.FirstOrDefault(run => Rate([.. run.Homes.Where((_, i) => i % Folds != fold).Select(FlagsOf)]) <= MostFlags, played[^1]).Caution)];
    }

    private static (int Count, double Months) FlagsOf(SilenceHome home) => (home.Flags.Count, home.Months);

    private static void Add(IReadOnlyList<SilenceHome> homes, string prefix, Action<string, string, double?, int, (double Low, double High)?> add, int seed)
    {
        AddGroup(Measurement.All, _ => true);
        AddGroup("corridor", kind => kind == SensorClass.Corridor);
        AddGroup("others", kind => kind != SensorClass.Corridor);
        foreach (var kind in homes.SelectMany(home => home.Cuts.Select(cut => cut.Class)).Distinct().Where(kind => kind != SensorClass.Corridor).Order())
        {
            AddGroup(kind.ToString().ToLowerInvariant(), of => of == kind);
        }

        void AddGroup(string name, Func<SensorClass, bool> isMeant)
        {
            var group = prefix + name;
            IReadOnlyList<IReadOnlyList<(int, double)>> flags = [.. homes.Select(home => new[] { (home.Flags.Count(isMeant), home.Months) })];
            add(group, "false_flags_per_home_month", Rate([.. flags.SelectMany(rows => rows)]), (int)homes.Sum(home => home.Months), PersonBootstrap.Interval(flags, Rate, seed));
            IReadOnlyList<IReadOnlyList<SensorCut>> people = [.. homes.Select(home => home.Cuts.Where(cut => isMeant(cut.Class)).ToList())];
            Figure("told_within_3_h", people, Share);
            Figure("told_within_3_h_somebody_about", [.. people.Select(cuts => cuts.Where(cut => cut.IsSomebodyAbout).ToList())], Share);
            Figure("delay_p50_h", people, cuts => Hours(cuts, 0.5));
            Figure("delay_p95_h", people, cuts => Hours(cuts, 0.95));

            void Figure(string metric, IReadOnlyList<IReadOnlyList<SensorCut>> of, Func<IReadOnlyList<SensorCut>, double?> figure)
            {
                List<SensorCut> all = [.. of.SelectMany(cuts => cuts)];
                add(group, metric, all.Count == 0 ? null : figure(all), all.Count, PersonBootstrap.Interval(of, cuts => cuts.Count == 0 ? null : figure(cuts), seed));
            }
        }
    }

    private static double? Rate(IReadOnlyList<(int Count, double Months)> rows) => rows.Sum(row => row.Months) is > 0 and var months ? rows.Sum(row => row.Count) / months : null;

    private static double? Share(IReadOnlyList<SensorCut> cuts) => cuts.Count(cut => cut.Delay <= Soon) / (double)cuts.Count;

    private static double? Hours(IReadOnlyList<SensorCut> cuts, double share) => Quantile.Of([.. cuts.Select(cut => cut.Delay?.TotalHours ?? 150).Order()], share);
}
