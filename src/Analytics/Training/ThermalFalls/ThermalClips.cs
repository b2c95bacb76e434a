using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Training.ThermalFalls;

/// <summary>Reads the clips of <c>thermal-d6t</c> the product's own way: imported, written as packs, read back and decoded. What a clip is called is joined afterwards.</summary>
internal static class ThermalClips
{
    /// <summary>Folder and import format.</summary>
    public const string Dataset = "thermal-d6t";

    /// <summary>The recording that <see cref="ReadAsync"/> leaves in the folder for files on the way.</summary>
    public static string FileOf(string scratch) => Path.Combine(scratch, Dataset + ".jsonl.gz");

    /// <summary>The clips in the order of the source; or why there are none.</summary>
    public static async Task<(IReadOnlyList<ThermalClip> Clips, IReadOnlyList<string> Remarks, string? Problem)> ReadAsync(string folder, string scratch, CancellationToken cancellationToken)
    {
        var (report, problem) = await RecordingImporters.Find(Dataset)!.ImportAsync(folder, FileOf(scratch), new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            return ([], [], problem);
        }

        var (packs, fault) = await RecordedPacks.OpenAsync(FileOf(scratch), cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            return ([], [], fault?.ToString());
        }

        var clips = report.Trials.Select(trial => new ThermalClip($"{Dataset}/{trial.Keys[0]}/{trial.Keys[2]}", trial.Keys[0], trial.Keys[1].Equals("fall", StringComparison.OrdinalIgnoreCase), trial.From, trial.To)).OrderBy(clip => clip.From).ToList();
        var at = 0;
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var observation in pack.Observations.Where(observation => ReferenceEquals(observation.Quantity, Quantities.ThermalFrames)))
            {
                while (at + 1 < clips.Count && observation.MeasuredAt >= clips[at + 1].From)
                {
                    at++;
                }

                Take(observation.MeasuredAt.Microseconds, observation.Value, clips[at]);
            }
        }

        return (clips, [.. report.Skipped.Select(skipped => FormattableString.Invariant($"{Dataset}: {skipped.Count} rows left out as {skipped.Reason}"))], null);
    }

    private static void Take(long measuredAt, ObservedValue value, ThermalClip clip)
    {
        Span<float> picture = stackalloc float[ThermalGrid.Pixels];
        if (!WaveformView.TryRead(value, new byte[value.Text!.Length], out var block) || !ThermalGrid.Knows(block.Channels))
        {
            return;
        }

        for (var i = 0; i < block.Frames; i++)
        {
            if (ThermalGrid.TryRead(block, i, picture))
            {
                clip.Times.Add(measuredAt + block.OffsetOf(i));
                clip.Pictures.AddRange(picture);
            }
        }
    }
}
