namespace AgeingMonitor.Analytics.Evaluation.Statistics;

/// <summary>Changes that were written into people's true measurements: which were found, and after how long.</summary>
internal static class WrittenInTrials
{
    /// <summary>Adds the share found, its interval by drawing people, and the median delay. Everybody there is over 70: group older is the same as all.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataset">Data set and change.</param>
    /// <param name="people">Each person's trials: days until found, null where it was not.</param>
    /// <param name="baseline">The name of the simpler rule that these are of; null for the detector.</param>
    public static void Add(EvaluationRun run, string dataset, IReadOnlyList<IReadOnlyList<double?>> people, string? baseline)
    {
        var trials = people.SelectMany(person => person).ToList();
        var interval = PersonBootstrap.Interval(people, Sensitivity, run.Seed);
        var delays = trials.OfType<double>().Order().ToList();
        double? delay = delays.Count == 0 ? null : delays[delays.Count / 2];
        if (baseline is not null)
        {
            run.AddBaseline(baseline, dataset, Measurement.All, "sensitivity", Sensitivity(trials), trials.Count, interval?.Low, interval?.High);
            run.AddBaseline(baseline, dataset, Measurement.All, "delay_days", delay, delays.Count);
            return;
        }

        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            run.Add(dataset, group, "sensitivity", Sensitivity(trials), trials.Count, interval?.Low, interval?.High);
            run.Add(dataset, group, "delay_days", delay, delays.Count);
        }
    }

    private static double? Sensitivity(IReadOnlyList<double?> trials) => trials.Count == 0 ? null : trials.Count(trial => trial is not null) / (double)trials.Count;
}
