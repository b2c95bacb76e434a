using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>Reads a data set the product's own way: its importer writes a recording, which is read back and decoded. What a trial is called stands beside the recording and is joined afterwards.</summary>
public static class FallRecordings
{
    /// <summary>A person of whose rows more than this share cannot be read is left out: the file is damaged at the source.</summary>
    private const double DamagedShare = 0.05;

    /// <summary>The recording that <see cref="ReadAsync"/> leaves in the folder for files on the way.</summary>
    public static string FileOf(FallSet set, string scratch) => Path.Combine(scratch, (set ?? throw new ArgumentNullException(nameof(set))).Name + ".amrec");

    /// <summary>The people of a data set, in the order of their names; what a reader must know goes to <paramref name="remark"/>.</summary>
    public static async Task<IReadOnlyList<FallPerson>> ReadAsync(FallSet set, string folder, string scratch, Action<string> remark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(remark);
        var file = FileOf(set, scratch);
        var result = await RecordingImporters.Find(set.Name)!.ImportAsync(folder, file, new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
        if (result.Report is not { } report)
        {
            remark($"{set.Name}: skipped, {result.Problem}");
            return [];
        }

        foreach (var skipped in report.Skipped.Where(skipped => skipped.Reason != "no-quantity"))
        {
            remark(FormattableString.Invariant($"{set.Name}: {skipped.Count} rows left out as {skipped.Reason}"));
        }

        var (packs, fault) = await RecordedPacks.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            remark($"{set.Name}: skipped, {fault}");
            return [];
        }

        var reading = report.Trials.GroupBy(trial => trial.Kit).ToDictionary(group => group.Key, _ => new Reading());
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (reading.TryGetValue(pack.Key.Kit, out var person))
            {
                person.Take(pack);
            }
        }

        var isOlder = set.OlderOf(folder);
        var people = new List<FallPerson>();
        foreach (var trials in report.Trials.GroupBy(trial => (trial.Subject, trial.Kit)).OrderBy(group => group.Key.Subject, StringComparer.Ordinal))
        {
            if (DamagedFiles.ShareOf(folder, trials.Key.Subject) is var share && share > DamagedShare)
            {
                remark(FormattableString.Invariant($"{set.Name}: {trials.Key.Subject} left out, {share:P0} of its rows are damaged at the source"));
                continue;
            }

            people.Add(reading[trials.Key.Kit].End(set, trials.Key.Subject, isOlder(trials.Key.Subject), [.. trials]) with { Kit = trials.Key.Kit });
        }

        return people;
    }

    private sealed class Reading
    {
        private readonly List<long> at = [];
        private readonly List<float> x = [], y = [], z = [];
        private readonly List<(long, int)> packs = [];
        private string sensor = string.Empty;

        public void Take(Pack pack)
        {
            foreach (var observation in pack.Observations)
            {
                if (!ReferenceEquals(observation.Quantity, Quantities.AccelerationWaveform) || !Waveform.TryRead(observation.Value, out var block) || block.Channels != 3)
                {
                    continue;
                }

                sensor = observation.Sensor.Value;
                for (var i = 0; i < block.Frames; i++)
                {
                    at.Add(observation.MeasuredAt.Microseconds + block.OffsetOf(i));
                    x.Add((float)block[i, 0]);
                    y.Add((float)block[i, 1]);
                    z.Add((float)block[i, 2]);
                }
            }

            packs.Add((pack.SealedAt.Microseconds, at.Count));
        }

        public FallPerson End(FallSet set, string subject, bool isOlder, IReadOnlyList<ImportedTrial> trials)
        {
            var found = new List<FallTrial>();
            var sample = 0;
            foreach (var trial in trials)
            {
                while (sample < at.Count && at[sample] < trial.From.Microseconds)
                {
                    sample++;
                }

                var first = sample;
                while (sample < at.Count && at[sample] <= trial.To.Microseconds)
                {
                    sample++;
                }

                found.Add(new(set.ActivityOf(trial.Keys), string.Join(' ', trial.Keys), set.IsFall(trial.Keys), trial.From.Microseconds, trial.To.Microseconds, first, sample));
            }

            return new(set.Name, $"{set.Name}/{subject}", isOlder, [.. at], [.. x], [.. y], [.. z], packs, found) { Sensor = sensor };
        }
    }
}
