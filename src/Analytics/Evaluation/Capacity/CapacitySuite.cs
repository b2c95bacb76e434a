using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Laboratory;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Analytics.Evaluation.Capacity;

/// <summary>The weeks of intrinsic capacity: how often there is a value, how large a change must be to be told from a person's own scatter, and on made-up homes whether a slower gait is told.</summary>
internal sealed class CapacitySuite : IEvaluationSuite
{
    private const string Dataset = "tihm";
    private const int SimulatedWeeks = 26;
    private const int SimulatedHomes = 12;
    private const int WeeksBefore = 9;
    private static readonly DateOnly Start = new(2026, 1, 5);
    private static readonly TimeSpan SlowingTakes = TimeSpan.FromDays(60);

    public string Name => "capacity";

    public string Help => """
        Weekly measures between two screenings of intrinsic capacity. Nothing is labelled anywhere.
        Data set tihm, by measure: coverage (weeks with a value, of the weeks of homes that have the
        measure), mdc_percent (median over people of the minimal detectable change in percent of their
        median week, at their last week), people_with_a_change, changes_per_person_year; n is people.
        Data sets simulated/<amount>: 12 made-up homes of 26 weeks, gait slowing by that share over 60
        days from week 10 on, and simulated/unchanged: 12 without; share_called and weeks_to_call
        (median of those called) for the time from room to room, changes_per_person_year for the others.
        Thresholds are the product's.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is { } recording)
        {
            run.Tell($"playing {recording.Report.Homes.Count} homes");
            var homes = await FollowedHome.AllOfAsync(await recording.OpenAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            foreach (var measure in CapacityMeasures.All)
            {
                AddMeasure(run, measure, homes);
            }
        }

        var unchanged = Simulate(run, null, cancellationToken);
        foreach (var measure in CapacityMeasures.All)
        {
            AddCalls(run, "simulated/unchanged", measure, unchanged);
        }

        foreach (var amount in new[] { 0.15, 0.3 })
        {
            AddSlowing(run, FormattableString.Invariant($"simulated/gait-slowing-{amount:0.00}"), Simulate(run, amount, cancellationToken));
        }
    }

    private static void AddMeasure(EvaluationRun run, CapacityMeasure measure, IReadOnlyList<FollowedHome> all)
    {
        var homes = all.Where(home => home.Of(measure).Any(reading => reading is not null)).ToList();
        var weeks = homes.Sum(home => home.Weeks.Count);
        run.Add(Dataset, measure.Code, "coverage", weeks == 0 ? null : homes.Sum(home => home.Of(measure).Count(reading => reading?.Value is not null)) / (double)weeks, homes.Count);
        var detectable = homes.Select(home => Detectable(measure, home)).OfType<double>().Order().ToList();
        run.Add(Dataset, measure.Code, "mdc_percent", detectable.Count == 0 ? null : detectable[detectable.Count / 2], detectable.Count, detectable.Count == 0 ? null : detectable[0], detectable.Count == 0 ? null : detectable[^1]);
        AddCalls(run, Dataset, measure, homes);
    }

    /// <summary>Per cent of the median week, at the last week that has a trend.</summary>
    private static double? Detectable(CapacityMeasure measure, FollowedHome home)
    {
        var values = home.Of(measure).Select(reading => reading?.Value).OfType<double>().Order().ToList();
        return home.Of(measure).Select(reading => reading?.Trend).LastOrDefault(trend => trend is not null) is { } trend && values[values.Count / 2] > 0 ? 100 * trend.Detectable / values[values.Count / 2] : null;
    }

    private static void AddCalls(EvaluationRun run, string dataset, CapacityMeasure measure, IReadOnlyList<FollowedHome> all)
    {
        var homes = all.Where(home => home.Of(measure).Any(reading => reading?.Trend is not null)).ToList();
        var judged = homes.Sum(home => home.Of(measure).Count(reading => reading?.Trend is not null));
        run.Add(dataset, measure.Code, "people_with_a_change", homes.Count == 0 ? null : homes.Count(home => home.CallsOf(measure).Any()), homes.Count);
        run.Add(dataset, measure.Code, "changes_per_person_year", judged == 0 ? null : homes.Sum(home => home.CallsOf(measure).Count()) / (judged * 7 / 365.25), homes.Count);
    }

    private static void AddSlowing(EvaluationRun run, string dataset, IReadOnlyList<FollowedHome> homes)
    {
        var measure = CapacityMeasures.Pace;
        var called = homes.Select(home => home.CallsOf(measure).Where(week => week >= WeeksBefore).Select(week => (int?)(week - WeeksBefore + 1)).FirstOrDefault()).OfType<int>().Order().ToList();
        run.Add(dataset, measure.Code, "share_called", called.Count / (double)homes.Count, homes.Count);
        run.Add(dataset, measure.Code, "weeks_to_call", called.Count == 0 ? null : called[called.Count / 2], called.Count);
        run.Add(dataset, measure.Code, "called_before_it_began", homes.Count(home => home.CallsOf(measure).Any(week => week < WeeksBefore)) / (double)homes.Count, homes.Count);
    }

    private static IReadOnlyList<FollowedHome> Simulate(EvaluationRun run, double? slowing, CancellationToken cancellationToken)
    {
        run.Tell(slowing is { } share ? $"simulating homes whose gait slows by {share:0%}" : "simulating homes without change");
        var from = Instant.From(new DateTimeOffset(Start.AddDays(7 * WeeksBefore), TimeOnly.MinValue, TimeSpan.Zero));
        var options = new SimulationOptions
        {
            Name = "capacity",
            Homes = SimulatedHomes,
            Days = (7 * SimulatedWeeks) + 1,
            Seed = (ulong)run.Seed,
            Start = Start,
            Incidence = 0,
            Happenings = [.. Enumerable.Range(0, SimulatedHomes).Select(_ => slowing is { } amount ? new[] { new Happening { Kind = HappeningKinds.GaitSlowing, During = new TimeRange(from, from + SlowingTakes), Amount = amount } } : [])],
        };
        return [.. SimulationHomes.Of(options, null).Select(home => FollowedHome.Of(home, cancellationToken))];
    }
}
