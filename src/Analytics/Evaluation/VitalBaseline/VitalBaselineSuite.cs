using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.HomeBloodPressure;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Analytics.Evaluation.VitalBaseline;

/// <summary>True measurements with a known change written into them: what the personal baseline finds, how late, and what it tells where nothing was written.</summary>
internal sealed class VitalBaselineSuite : IEvaluationSuite
{
    private const string Dataset = "tihm";
    private const int LeastDays = 20;
    private const int Settled = 14;
    private static readonly SensorId Device = SensorId.Parse("device");

    public string Name => "vitals-baseline";

    public string Help => """
        Pulse, blood pressure and temperature of folder tihm against what is usual for each person. Data
        set tihm/as-recorded: entries_per_measured_day of each quantity with nothing written in, each an
        entry of the daily list, and home_pressure_means_per_measured_day, the share of days with a blood
        pressure at whose end the ESH scheme allows a mean, with what it lists.
        Data sets tihm/<change>: a change of known size is written into the values of people measured on
        20 days or more, which half makes them up, and says so. It begins on every third measured day from
        the fifteenth on, grows evenly and stays; found when the detector tells of that side from its
        beginning until a week after it is whole. A trial needs five measured days in that time.
        sensitivity, delay_days (median, of those found), n trials. Baseline: a value at or beyond the fixed
        limit of that side, of the rules blood-pressure, pulse and vital-sign, on the days of the trial; and
        on how many recorded days there is one. Everybody is over 70. Intervals by drawing people.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        var series = await MeasuredSeries.AllOfAsync(recording, cancellationToken).ConfigureAwait(false);
        if (series.Count == 0)
        {
            run.Skip(Dataset, "nothing was measured");
            return;
        }

        AddAsRecorded(run, series);
        AddPressures(run, series);
        foreach (var course in VitalCourse.All)
        {
            run.Tell(course.Name);
            var people = series.Where(one => ReferenceEquals(one.Usual.Quantity, course.Quantity) && one.Days.Count >= LeastDays).ToList();
            WrittenInTrials.Add(run, $"{Dataset}/{course.Name}", people.ConvertAll(one => (IReadOnlyList<double?>)Trials(one, course, Found)), null);
            WrittenInTrials.Add(run, $"{Dataset}/{course.Name}", people.ConvertAll(one => (IReadOnlyList<double?>)Trials(one, course, Fixed)), "fixed limits");
            AddFixedDays(run, course, people);
        }
    }

    private static void AddAsRecorded(EvaluationRun run, IReadOnlyList<MeasuredSeries> series)
    {
        foreach (var ofQuantity in series.GroupBy(one => one.Usual))
        {
            IReadOnlyList<IReadOnlyList<(int Entries, int Days)>> people = [.. ofQuantity.Select(one => new[] { (Findings(one.Usual, one.Values).Count, one.Days.Count) })];
            foreach (var group in new[] { Measurement.All, Measurement.Older })
            {
                var interval = PersonBootstrap.Interval(people, Rate, run.Seed);
                run.Add($"{Dataset}/as-recorded", group, $"{ofQuantity.Key.Quantity.Code}_entries_per_measured_day", Rate([.. people.SelectMany(one => one)]), people.Sum(one => one[0].Days), interval?.Low, interval?.High);
            }
        }

        static double? Rate(IReadOnlyList<(int Entries, int Days)> rows) => rows.Sum(row => row.Days) is > 0 and var days ? rows.Sum(row => row.Entries) / (double)days : null;
    }

    private static void AddPressures(EvaluationRun run, IReadOnlyList<MeasuredSeries> series)
    {
        int days = 0, means = 0, verdicts = 0, tooLittle = 0;
        foreach (var home in series.GroupBy(one => one.Home))
        {
            var detector = new HomeBloodPressureDetector(new());
            var values = home.Where(one => ReferenceEquals(one.Usual.Quantity, Quantities.SystolicBloodPressure) || ReferenceEquals(one.Usual.Quantity, Quantities.DiastolicBloodPressure))
                .SelectMany(one => one.Values.Select(value => (value.At, value.Local, value.Value, IsSystolic: ReferenceEquals(one.Usual.Quantity, Quantities.SystolicBloodPressure))))
                .OrderBy(value => value.At).ThenBy(value => value.IsSystolic).ToList();
            foreach (var ofDay in values.GroupBy(value => value.Local.Date))
            {
                foreach (var (at, local, value, isSystolic) in ofDay)
                {
                    detector.Observe(Device, isSystolic, at, local, value);
                }

                days++;
                means += detector.MeanAt(DateOnly.FromDateTime(ofDay.Key)).IsEnough ? 1 : 0;
                if (detector.TryEndDay(ofDay.Key.AddDays(1), out var finding))
                {
                    verdicts += finding.Standing == PressureStanding.NotEnough ? 0 : 1;
                    tooLittle += finding.Standing == PressureStanding.NotEnough ? 1 : 0;
                }
            }
        }

        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            Add("home_pressure_means_per_measured_day", means);
            Add("home_pressure_verdicts_per_measured_day", verdicts);
            Add("home_pressure_too_little_told_per_measured_day", tooLittle);

            void Add(string metric, int count) => run.Add($"{Dataset}/as-recorded", group, metric, days == 0 ? null : count / (double)days, days);
        }
    }

    /// <summary>For each trial the days until it was found; null where it was not.</summary>
    private static List<double?> Trials(MeasuredSeries series, VitalCourse course, Func<BaselineQuantity, IReadOnlyList<(Instant At, DateTime Local, double Value)>, VitalCourse, DateTime, double?> find)
    {
        var trials = new List<double?>();
        for (var i = Settled; i < series.Days.Count; i += 3)
        {
            var start = series.Days[i];
            var end = start.AddDays(course.Days + VitalCourse.After);
            if (series.Days.Count(day => day >= start && day < end) >= 5)
            {
                trials.Add(find(series.Usual, [.. series.Values.Where(value => value.Local < end).Select(value => (value.At, value.Local, course.Changed(value.Value, value.Local - start)))], course, start));
            }
        }

        return trials;
    }

    private static double? Found(BaselineQuantity usual, IReadOnlyList<(Instant At, DateTime Local, double Value)> values, VitalCourse course, DateTime start)
    {
        var begun = DateOnly.FromDateTime(start);
        var found = Findings(usual, values).Where(finding => finding.Day >= begun && Math.Sign(finding.Strangest.Deviation) == Math.Sign(course.Change)).ToList();
        return found.Count == 0 ? null : found[0].Day.DayNumber - begun.DayNumber;
    }

    private static double? Fixed(BaselineQuantity usual, IReadOnlyList<(Instant At, DateTime Local, double Value)> values, VitalCourse course, DateTime start)
    {
        foreach (var value in values)
        {
            if (value.Local >= start && course.IsBeyondFixed(value.Value))
            {
                return (value.Local.Date - start).TotalDays;
            }
        }

        return null;
    }

    private static List<BaselineFinding> Findings(BaselineQuantity usual, IReadOnlyList<(Instant At, DateTime Local, double Value)> values)
    {
        var detector = new VitalBaselineDetector(Device, usual, new(), AlarmBudget.Default, new());
        var found = new List<BaselineFinding>();
        foreach (var (at, local, value) in values)
        {
            var slot = BaselineSlot.Of(local);
            if (detector.TryEnd(slot, out var finding))
            {
                found.Add(finding);
            }

            detector.Observe(slot, at, value);
        }

        if (values.Count > 0 && detector.TryEnd(BaselineSlot.Of(values[^1].Local.AddDays(1)), out var last))
        {
            found.Add(last);
        }

        return found;
    }

    /// <summary>What the fixed limit tells with nothing written in.</summary>
    private static void AddFixedDays(EvaluationRun run, VitalCourse course, List<MeasuredSeries> people)
    {
        var days = people.Sum(one => one.Days.Count);
        var told = people.Sum(one => one.Values.Where(value => course.IsBeyondFixed(value.Value)).Select(value => value.Local.Date).Distinct().Count());
        run.AddBaseline("fixed limits", $"{Dataset}/{course.Name}", Measurement.All, "days_told_with_nothing_written", days == 0 ? null : told / (double)days, days);
    }
}
