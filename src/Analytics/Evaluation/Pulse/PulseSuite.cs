using System.Globalization;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Bidmc;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.Pulse;

/// <summary>Breathing and pulse rate from the pulse wave of BIDMC.</summary>
internal sealed class PulseSuite : IEvaluationSuite
{
    private const string DataSet = "bidmc";
    private static readonly string[] Marks = ["breaths ann1 [signal sample no]", "breaths ann2 [signal sample no]"];

    /// <inheritdoc/>
    public string Name => "pulse";

    /// <inheritdoc/>
    public string Help => """
        Breathing and pulse rate from the pulse wave, folder bidmc, windows of 32 s end to end.
        rr_*: breathing against the mean of both annotators' marks in the window; hr_*: against the mean of
        PULSE. A record that cannot be read, is short or has holes is told, and each of its windows counts as
        unanswered. strip_*: each window as a strip of its own, before which nothing is known. mae and median_ae over answered windows, answered is their share. The plain names are those
        of breathing. Group older: 65 and more. Intervals by bootstrap of people (mimic2_id).
        """;

    /// <inheritdoc/>
    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (run.Folder(DataSet) is not { } folder)
        {
            return;
        }

        var names = Directory.EnumerateFiles(folder).Select(PulseRecordFiles.RecordOf).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            run.Skip(DataSet, $"there is no file of the name <record>{PulseRecordFiles.Signals}");
            return;
        }

        var people = await PeopleAsync(folder, run, cancellationToken).ConfigureAwait(false);
        var (windows, strips) = (new List<PulseWindow>(), new List<PulseWindow>());
        foreach (var name in names)
        {
            run.Tell(name);
            var (person, isOlder) = people.GetValueOrDefault(name, (name, false));
            var (of, alone) = await WindowsAsync(folder, name, person, isOlder, run, cancellationToken).ConfigureAwait(false);
            windows.AddRange(of);
            strips.AddRange(alone);
        }

        foreach (var (prefix, of) in new[] { (string.Empty, windows), ("strip_", strips) })
        {
            Report(run, prefix, Measurement.All, of);
            Report(run, prefix, Measurement.Older, [.. of.Where(window => window.IsOlder)]);
        }
    }

    /// <summary>The windows of one record, each whole one of its time: those that cannot be told, because the record cannot be read or ends early, count as unanswered.</summary>
    private static async Task<(IReadOnlyList<PulseWindow> Windows, IReadOnlyList<PulseWindow> Strips)> WindowsAsync(string folder, string name, string person, bool isOlder, EvaluationRun run, CancellationToken cancellationToken)
    {
        var (record, problem) = await ReadAsync(folder, name, run, cancellationToken).ConfigureAwait(false);
        if (record is null)
        {
            run.Remark(FormattableString.Invariant($"{DataSet}: {name} cannot be read, its {PulseRecord.UsualWindows} windows count as unanswered: {problem}"));
            PulseWindow[] unanswered = [.. Enumerable.Repeat(PulseWindow.Unanswered(person, isOlder), PulseRecord.UsualWindows)];
            return (unanswered, unanswered);
        }

        List<Instant>[] marks = [[], []];
        try
        {
            marks = await MarksAsync(folder, name, cancellationToken).ConfigureAwait(false);
        }
        catch (ImportSourceException e)
        {
            run.Remark($"{DataSet}: the breath marks of {name} cannot be read, its breathing is not scored: {e.Message}");
        }

        var (windows, strips) = (record.Windows(person, isOlder, marks).ToList(), record.Strips(person, isOlder, marks).ToList());
        if (record.WholeWindows - windows.Count is > 0 and var missing)
        {
            run.Remark(FormattableString.Invariant($"{DataSet}: the wave of {name} is short, {missing} of its {record.WholeWindows} windows count as unanswered"));
            windows.AddRange(Enumerable.Repeat(PulseWindow.Unanswered(person, isOlder), missing));
        }

        strips.AddRange(Enumerable.Repeat(PulseWindow.Unanswered(person, isOlder), Math.Max(0, record.WholeWindows - strips.Count)));
        return (windows, strips);
    }

    /// <summary>One record by the product's importer, apart from the others, so that a damaged one spoils none of them.</summary>
    private static async Task<(PulseRecord? Record, string? Problem)> ReadAsync(string folder, string name, EvaluationRun run, CancellationToken cancellationToken)
    {
        var output = Path.Combine(run.Scratch, name + ".rec");
        var (report, problem) = await RecordingImporters.Find(DataSet)!.ImportAsync(PulseRecordFiles.Apart(folder, name, run.Scratch), output, new ImportOptions { Waveforms = true }, null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            return (null, problem);
        }

        foreach (var skipped in report.Skipped)
        {
            run.Remark($"{DataSet}: {name}: {skipped.Count} left out, {skipped.Reason}");
        }

        var (packs, fault) = await RecordedPacks.OpenAsync(output, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            return (null, $"{fault}");
        }

        var record = new PulseRecord();
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var observation in pack.Observations)
            {
                record.Take(observation);
            }
        }

        return (record, null);
    }

    private static async Task<Dictionary<string, (string Person, bool IsOlder)>> PeopleAsync(string folder, EvaluationRun run, CancellationToken cancellationToken)
    {
        var people = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        if (CsvFile.Find(folder, "subjects.csv") is not { } path)
        {
            run.Remark("bidmc: there is no subjects.csv, so nobody is known to be older");
            return people;
        }

        try
        {
            var file = await CsvFile.OpenAsync(path, ["record", "age", "mimic2_id"], cancellationToken).ConfigureAwait(false);
            await using (file.ConfigureAwait(false))
            {
                var row = new string?[3];
                while (await file.ReadAsync(row, cancellationToken).ConfigureAwait(false))
                {
                    var isOlder = int.TryParse(row[1]?.Trim('+', '>'), NumberStyles.Integer, CultureInfo.InvariantCulture, out var age) && age >= 65;
                    people[row[0] ?? string.Empty] = (row[2] ?? row[0] ?? string.Empty, isOlder);
                }
            }
        }
        catch (ImportSourceException e)
        {
            run.Remark($"bidmc: nobody more is known to be older: {e.Message}");
        }

        return people;
    }

    private static async Task<List<Instant>[]> MarksAsync(string folder, string subject, CancellationToken cancellationToken)
    {
        List<Instant>[] marks = [[], []];
        if (CsvFile.Find(folder, $"{subject}_Breaths.csv") is not { } path)
        {
            return marks;
        }

        var file = await CsvFile.OpenAsync(path, Marks, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var row = new string?[2];
            while (await file.ReadAsync(row, cancellationToken).ConfigureAwait(false))
            {
                for (var i = 0; i < 2; i++)
                {
                    if (long.TryParse(row[i], NumberStyles.Integer, CultureInfo.InvariantCulture, out var sample))
                    {
                        marks[i].Add(new Instant(BidmcSource.Start.Microseconds + (sample * 8000)));
                    }
                }
            }
        }

        return marks;
    }

    private static void Report(EvaluationRun run, string kind, string group, IReadOnlyList<PulseWindow> windows)
    {
        foreach (var prefix in (string[])["rr_", "", "hr_"])
        {
            var rows = windows.Select(w => prefix == "hr_" ? (w.Person, Truth: w.TruePulse, Told: w.Rates.Pulse) : (w.Person, Truth: w.TrueBreathing, Told: w.Rates.Breathing)).Where(w => w.Truth is not null).ToList();
            IReadOnlyList<IReadOnlyList<double?>> people = [.. rows.GroupBy(w => w.Person).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (IReadOnlyList<double?>)[.. p.Select(w => w.Told is { } told ? Math.Abs(told - w.Truth!.Value) : (double?)null)])];
            Add("mae", all => all.Any(e => e is not null) ? all.Average() : null);
            Add("median_ae", all => all.OfType<double>().Order().ToList() is { Count: > 0 } errors ? (errors[(errors.Count - 1) / 2] + errors[errors.Count / 2]) / 2 : null);
            Add("answered", all => all.Count > 0 ? (double)all.Count(e => e is not null) / all.Count : null);

            void Add(string metric, Func<IReadOnlyList<double?>, double?> figure)
            {
                var interval = PersonBootstrap.Interval(people, figure, run.Seed);
                run.Add(DataSet, group, kind + prefix + metric, figure([.. people.SelectMany(p => p)]), rows.Count, interval?.Low, interval?.High);
            }
        }
    }
}
