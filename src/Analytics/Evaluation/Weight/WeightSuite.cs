using AgeingMonitor.Analytics.Detection.Weight;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Analytics.Evaluation.Weight;

/// <summary>True weighings with a known change written into them, since TIHM has one label of weight: what is found, how late, and what is told where nothing was written.</summary>
internal sealed class WeightSuite : IEvaluationSuite
{
    private const string Dataset = "tihm";
    private const int LeastDays = 20;
    private const int Settled = 7;
    private static readonly SensorId Scale = SensorId.Parse("scale");

    public string Name => "weight";

    public string Help => """
        The weighings of folder tihm, of people with 20 weighed days or more, with a change of known size
        written into them: half of this is made up, and says so. It begins on every other day from a week
        after the first weighing on, grows evenly and stays; it is found when the detector tells of it
        from its beginning until a week after it is whole. A trial needs three weighed days in that time.
        Data sets tihm/<change>: sensitivity, delay_days (median, of those found), n trials.
        Data set tihm/as-recorded: gains_, losses_ and drifts_per_weighed_day with nothing written in.
        Baseline: any weighing more than 2 kg above the lightest of the three days before.
        Thresholds are the product's. Everybody is over 70. Intervals by drawing people.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        var people = (await WeighedPerson.AllOfAsync(recording, cancellationToken).ConfigureAwait(false)).Where(person => person.Days >= LeastDays).ToList();
        if (people.Count == 0)
        {
            run.Skip(Dataset, "nobody was weighed on 20 days");
            return;
        }

        AddAsRecorded(run, people);
        foreach (var course in WeightCourse.All)
        {
            run.Tell(course.Name);
            WrittenInTrials.Add(run, $"{Dataset}/{course.Name}", [.. people.Select(person => (IReadOnlyList<double?>)[.. Trials(person, course, Detector)])], null);
            if (course.Kilograms is not null)
            {
                WrittenInTrials.Add(run, $"{Dataset}/{course.Name}", [.. people.Select(person => (IReadOnlyList<double?>)[.. Trials(person, course, Plain)])], "2 kg in 3 days, unconfirmed");
            }
        }
    }

    private static void AddAsRecorded(EvaluationRun run, List<WeighedPerson> people)
    {
        var found = people.ConvertAll(person => Findings(person.Weighings));
        var days = people.Sum(person => person.Days);
        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            run.Add($"{Dataset}/as-recorded", group, "gains_per_weighed_day", Count(WeightFindingKind.Gain), days);
            run.Add($"{Dataset}/as-recorded", group, "losses_per_weighed_day", Count(WeightFindingKind.LossInAMonth) + Count(WeightFindingKind.LossInSixMonths), days);
            run.Add($"{Dataset}/as-recorded", group, "drifts_per_weighed_day", Count(WeightFindingKind.Drift), days);
        }

        run.AddBaseline("2 kg in 3 days, unconfirmed", $"{Dataset}/as-recorded", Measurement.All, "gains_per_weighed_day", people.Sum(person => PlainDays(person.Weighings).Count()) / (double)days, days);

        double Count(WeightFindingKind kind) => found.Sum(of => of.Count(finding => finding.Kind == kind)) / (double)days;
    }

    /// <summary>For each trial the days until it was found; null where it was not.</summary>
    private static IEnumerable<double?> Trials(WeighedPerson person, WeightCourse course, Func<WeightCourse, IReadOnlyList<(Contracts.Time.Instant At, DateTime Local, double Kilograms)>, DateTime, DateTime?> find)
    {
        for (var start = person.First.AddDays(Settled); start.AddDays(course.Days + WeightCourse.After) <= person.Last; start = start.AddDays(2))
        {
            var end = start.AddDays(course.Days + WeightCourse.After);
            if (person.Weighings.Where(weighing => weighing.Local >= start && weighing.Local < end).Select(weighing => weighing.Local.Date).Distinct().Count() >= 3)
            {
                IReadOnlyList<(Contracts.Time.Instant, DateTime, double)> changed =
                    [.. person.Weighings.Where(weighing => weighing.Local < end).Select(weighing => (weighing.At, weighing.Local, course.Changed(weighing.Kilograms, person.Usual, weighing.Local - start)))];
                yield return (find(course, changed, start) - start)?.TotalDays;
            }
        }
    }

    private static DateTime? Detector(WeightCourse course, IReadOnlyList<(Contracts.Time.Instant At, DateTime Local, double Kilograms)> weighings, DateTime start)
    {
        var begun = weighings.First(weighing => weighing.Local >= start);
        var found = Findings(weighings).Where(finding => finding.At >= begun.At && course.IsFound(finding)).ToList();
        return found.Count == 0 ? null : weighings.First(weighing => weighing.At == found[0].At).Local;
    }

    private static DateTime? Plain(WeightCourse course, IReadOnlyList<(Contracts.Time.Instant At, DateTime Local, double Kilograms)> weighings, DateTime start) =>
        PlainDays(weighings).Where(at => at >= start).Select(at => (DateTime?)at).FirstOrDefault();

    /// <summary>The first weighing of each day that is more than 2 kg above one of the three days before.</summary>
    private static IEnumerable<DateTime> PlainDays(IReadOnlyList<(Contracts.Time.Instant At, DateTime Local, double Kilograms)> weighings) => weighings
        .Where(now => weighings.Any(before => before.Local.Date < now.Local.Date && before.Local.Date >= now.Local.Date.AddDays(-WeightLimits.GainDays) && now.Kilograms > before.Kilograms + WeightLimits.Gain))
        .GroupBy(now => now.Local.Date)
        .Select(group => group.First().Local);

    private static List<WeightFinding> Findings(IReadOnlyList<(Contracts.Time.Instant At, DateTime Local, double Kilograms)> weighings)
    {
        var detector = new WeightDetector(new());
        var found = new List<WeightFinding>();
        foreach (var (at, local, kilograms) in weighings)
        {
            detector.Observe(Scale, at, local, kilograms, found);
        }

        return found;
    }
}
