using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>The trials of a data set, each with its knocks as the product finds them: imported, read back from the recording, decoded, scanned with time stamps as given.</summary>
internal static class FallTrials
{
    /// <summary>Reads a data set.</summary>
    /// <returns>Its trials in the order of people and time, and what was left out; or why it cannot be read.</returns>
    public static async Task<(IReadOnlyList<FallTrial> Trials, IReadOnlyList<string> Remarks, string? Problem)> ReadAsync(FallSet set, string folder, string scratch, CancellationToken cancellationToken)
    {
        var path = Path.Combine(scratch, set.Name + ".jsonl.gz");
        var (report, problem) = await RecordingImporters.All.First(importer => importer.Format == set.Name).ImportAsync(folder, path, new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            return ([], [], problem);
        }

        var remarks = report.Skipped.Select(skipped => $"{set.Name}: {skipped.Count} rows left out, {skipped.Reason}").ToList();
        var leftOut = set.LeftOut(folder);
        remarks.AddRange(leftOut.Order(StringComparer.Ordinal).Select(person => $"{set.Name}: {person} is damaged at the source and left out"));
        var older = report.Trials.Select(trial => trial.Subject).Distinct().ToDictionary(person => person, person => set.IsOlder(folder, person));
        var trials = report.Trials
            .Where(trial => !leftOut.Contains(trial.Subject))
            .Select(trial => (trial.Kit, Trial: new FallTrial(set.Name, $"{set.Name}/{trial.Subject}", trial.Keys.Count > 1 && set.Name is "umafall" or "hifd" ? trial.Keys[1] : trial.Keys[0], set.IsFall(trial.Keys), older[trial.Subject], trial.From, trial.To)))
            .ToLookup(pair => pair.Kit, pair => pair.Trial);
        await ScanAsync(path, trials, cancellationToken).ConfigureAwait(false);
        File.Delete(path);
        return ([.. trials.SelectMany(group => group).OrderBy(trial => trial.Person, StringComparer.Ordinal).ThenBy(trial => trial.From)], remarks, null);
    }

    private static async Task ScanAsync(string path, ILookup<KitId, FallTrial> trials, CancellationToken cancellationToken)
    {
        var (packs, fault) = await RecordedPacks.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            throw new InvalidDataException($"{path}: {fault}");
        }

        var scans = new Dictionary<KitId, KitScan>();
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (trials.Contains(pack.Key.Kit))
            {
                if (!scans.TryGetValue(pack.Key.Kit, out var scan))
                {
                    scans[pack.Key.Kit] = scan = new([.. trials[pack.Key.Kit].OrderBy(trial => trial.From)]);
                }

                scan.Take(pack);
            }
        }
    }

    /// <summary>One person's stream.</summary>
    private sealed class KitScan : IFallScanSink
    {
        private readonly FallTrial[] trials;
        private readonly FallScanner scanner;
        private int next;

        public KitScan(FallTrial[] trials)
        {
            this.trials = trials;
            scanner = new(this);
        }

        public void Take(Pack pack)
        {
            foreach (var observation in pack.Observations)
            {
                if (ReferenceEquals(observation.Quantity, Quantities.AccelerationWaveform) && Waveform.TryRead(observation.Value, out var block) && block.Channels == 3)
                {
                    for (var frame = 0; frame < block.Frames; frame++)
                    {
                        scanner.Push(observation.MeasuredAt.Microseconds + block.OffsetOf(frame), block[frame, 0], block[frame, 1], block[frame, 2]);
                    }
                }
            }

            scanner.Advance(pack.SealedAt.Microseconds);
        }

        public void OnCell(long at, double x, double y, double z)
        {
        }

        public void OnCandidate(in FallCandidate candidate, ReadOnlySpan<float> row)
        {
            while (next < trials.Length && trials[next].Until.Microseconds < candidate.ImpactAt)
            {
                next++;
            }

            if (next < trials.Length && candidate.DecidedAt >= trials[next].From.Microseconds && candidate.DecidedAt <= trials[next].Until.Microseconds)
            {
                trials[next].Knocks.Add((candidate, row.ToArray()));
            }
        }
    }
}
