using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Testing.Laboratory.Statistics;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Analytics.Evaluation.Stillness;

/// <summary>How soon somebody who cannot get up is missed, and at what cost in false alarms.</summary>
internal sealed class StillnessSuite : IEvaluationSuite
{
    private const string Dataset = "tihm";

    public string Name => "stillness";

    public string Help => """
        The homes of folder tihm, where nobody is known to have lain still. Every other day, after the first
        14, at a random minute between 8 and 20 h with somebody at home, all movement ends in a copy of the home, the kit goes on
        speaking, and the time until rule stillness raises its alert is taken.
          false_alarms_per_day   alerts of the rule on a home's day as recorded
          late_false_alarms_per_day   the same, the first 14 days of each home left out
          delay_p50_s, delay_p95_s   from the last chance to move until the alert
          found_within_2_h, found_within_4_h   share of copies
        group all, and a group for each room in which movement ended. Baseline: fixed limits.
        n is the number of days or copies; intervals by drawing homes.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        run.Tell($"playing {recording.Report.Homes.Count} homes, and copies in which nobody moves any more");
        Add(await StillnessTrial.PlayAsync(recording, new DetectionOptions(), run.Seed, cancellationToken).ConfigureAwait(false), (group, metric, value, n, interval) => run.Add(Dataset, group, metric, value, n, interval?.Low, interval?.High), run.Seed);

        // A home of these recordings never comes so far as to use limits of its own.
        var fixedLimits = new DetectionOptions();
        fixedLimits.Stillness.LearnsDays = 90;
        Add(await StillnessTrial.PlayAsync(recording, fixedLimits, run.Seed, cancellationToken).ConfigureAwait(false), (group, metric, value, n, _) => run.AddBaseline("fixed limits", Dataset, group, metric, value, n), run.Seed);
    }

    private static void Add(IReadOnlyList<StillHome> homes, Action<string, string, double?, int, (double Low, double High)?> add, int seed)
    {
        Rate("false_alarms_per_day", home => (home.Alarms, home.Days));
        Rate("late_false_alarms_per_day", home => (home.LateAlarms, home.LateDays));
        var rooms = homes.SelectMany(home => home.Copies.Select(copy => copy.Room)).Distinct().Order().ToList();
        AddDelays(Measurement.All, _ => true);
        foreach (var room in rooms)
        {
            AddDelays(room.ToString().ToLowerInvariant(), copy => copy.Room == room);
        }

        void Rate(string metric, Func<StillHome, (int Count, int Days)> of)
        {
            IReadOnlyList<IReadOnlyList<(int Count, int Days)>> people = [.. homes.Select(home => new[] { of(home) })];
            add(Measurement.All, metric, Ratio([.. people.SelectMany(rows => rows)]), people.Sum(rows => rows[0].Days), PersonBootstrap.Interval(people, Ratio, seed));
        }

        void AddDelays(string group, Func<StillCopy, bool> isMeant)
        {
            IReadOnlyList<IReadOnlyList<StillCopy>> people = [.. homes.Select(home => home.Copies.Where(isMeant).ToList())];
            List<StillCopy> all = [.. people.SelectMany(copies => copies)];
            Figure("delay_p50_s", copies => Quantile.Of([.. copies.Select(copy => copy.Delay.TotalSeconds).Order()], 0.5));
            Figure("delay_p95_s", copies => Quantile.Of([.. copies.Select(copy => copy.Delay.TotalSeconds).Order()], 0.95));
            Figure("found_within_2_h", copies => ShareWithin(copies, TimeSpan.FromHours(2)));
            Figure("found_within_4_h", copies => ShareWithin(copies, TimeSpan.FromHours(4)));

            void Figure(string metric, Func<IReadOnlyList<StillCopy>, double?> of) => add(group, metric, all.Count == 0 ? null : of(all), all.Count, PersonBootstrap.Interval(people, copies => copies.Count == 0 ? null : of(copies), seed));
        }
    }

    private static double? Ratio(IReadOnlyList<(int Count, int Days)> rows) => rows.Sum(row => row.Days) is > 0 and var days ? rows.Sum(row => row.Count) / (double)days : null;

    private static double? ShareWithin(IReadOnlyList<StillCopy> copies, TimeSpan limit) => copies.Count(copy => copy.Delay <= limit) / (double)copies.Count;
}
