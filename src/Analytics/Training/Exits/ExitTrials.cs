using System.Globalization;
using AgeingMonitor.Analytics.Detection.Exits;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Training.Exits;

/// <summary>Reads the trials of healthy older people: samples by the product's own path, labels from the files.</summary>
internal static class ExitTrials
{
    private const double StandardGravity = 9.80665;

    /// <summary>In the order of rooms and names; or why there are none.</summary>
    public static async Task<(IReadOnlyList<ExitTrial> Trials, IReadOnlyList<string> Remarks, string? Problem)> ReadAsync(string folder, string scratch, CancellationToken cancellationToken)
    {
        var path = Path.Combine(scratch, "healthy-older-rfid.jsonl.gz");
        var (report, problem) = await RecordingImporters.All.First(importer => importer.Format == "healthy-older-rfid").ImportAsync(folder, path, new ImportOptions(), null, cancellationToken).ConfigureAwait(false);
        if (report is null)
        {
            return ([], [], problem);
        }

        var (packs, fault) = await RecordedPacks.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            return ([], [], fault?.ToString());
        }

        var streams = report.Trials.GroupBy(trial => trial.Kit).ToDictionary(group => group.Key, group => new TrialStream(group.First(), LabelsOf(folder, group.First().Keys)));
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            streams[pack.Key.Kit].Take(pack);
        }

        var trials = streams.Values.Select(stream => stream.End()).OrderBy(trial => trial.Name, StringComparer.Ordinal).ToList();
        return (trials, [.. report.Skipped.Select(skipped => $"healthy-older-rfid: {skipped.Count} rows left out, {skipped.Reason}")], null);
    }

    /// <summary>Seconds and label of each row that has both.</summary>
    private static List<(double Seconds, int Label)> LabelsOf(string folder, IReadOnlyList<string> keys)
    {
        var path = Directory.EnumerateFiles(Path.Combine(folder, keys[0])).First(file => Path.GetFileName(file).StartsWith(keys[1] + ".csv", StringComparison.OrdinalIgnoreCase));
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var columns = (reader.ReadLine() ?? string.Empty).Split(',');
        int time = Array.IndexOf(columns, "time_s"), label = Array.IndexOf(columns, "label");
        var labels = new List<(double, int)>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (label >= 0 && cells.Length == columns.Length && double.TryParse(cells[time], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && int.TryParse(cells[label], out var number) && number is >= 1 and <= 4)
            {
                labels.Add((seconds, number));
            }
        }

        return labels;
    }

    private sealed class TrialStream(ImportedTrial trial, List<(double Seconds, int Label)> labels)
    {
        private readonly ExitFeatures features = new(new());
        private readonly List<(long At, float[] Row)> samples = [];

        public void Take(Pack pack)
        {
            foreach (var observation in pack.Observations)
            {
                if (ReferenceEquals(observation.Quantity, Quantities.SignalStrength) && int.TryParse(observation.Sensor.Value.Split('-')[^1], out var antenna))
                {
                    features.Hear(antenna, observation.MeasuredAt.Microseconds, observation.Value.Number);
                }
                else if (Waveform.TryRead(observation.Value, out var block) && block.Channels == 3)
                {
                    for (var frame = 0; frame < block.Frames; frame++)
                    {
                        var at = observation.MeasuredAt.Microseconds + block.OffsetOf(frame);
                        if (features.RowOf(at, block[frame, 0] / StandardGravity, block[frame, 1] / StandardGravity, block[frame, 2] / StandardGravity) is { } row)
                        {
                            samples.Add((at, row));
                        }
                    }
                }
            }
        }

        public ExitTrial End()
        {
            var origin = trial.From.Microseconds - (long)Math.Round((labels.Count > 0 ? labels[0].Seconds : 0) * 1e6);
            var times = labels.ConvertAll(label => origin + (long)Math.Round(label.Seconds * 1e6));
            var exits = new List<Exit>();
            for (var i = 1; i < labels.Count; i++)
            {
                var (from, to) = (PostureOf(labels[i - 1].Label), PostureOf(labels[i].Label));
                if (from != 2 && to != from)
                {
                    exits.Add(new(times[i], from == 0));
                }
            }

            var next = 0;
            var rows = new List<(long, float[], int)>(samples.Count);
            foreach (var (at, row) in samples)
            {
                while (next + 1 < times.Count && times[next + 1] <= at + 1000)
                {
                    next++;
                }

                if (times.Count > 0)
                {
                    rows.Add((at, row, PostureOf(labels[next].Label)));
                }
            }

            return new($"healthy-older-rfid/{string.Join('/', trial.Keys)}", trial.Keys[0], rows, exits);
        }

        private static int PostureOf(int label) => label switch { 1 or 3 => 0, 2 => 1, _ => 2 };
    }
}
