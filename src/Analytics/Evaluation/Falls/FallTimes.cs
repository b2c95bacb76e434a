using System.Globalization;
using AgeingMonitor.Analytics.Training.Falls;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>The hand-made times of falls that a data set may hold (<c>fall_timestamps.csv</c>: activity, subject, trial, start_s, end_s, in seconds after the trial's first row).</summary>
internal sealed class FallTimes
{
    private readonly Dictionary<string, (long From, long To)> spans = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads them; a line that cannot be read is passed over, and without a file there are none.</summary>
    public static FallTimes In(string folder)
    {
        var times = new FallTimes();
        var path = Path.Combine(folder, "fall_timestamps.csv");
        foreach (var cells in File.Exists(path) ? File.ReadLines(path).Select(line => line.Split(',')).Where(cells => cells.Length >= 5) : [])
        {
            if (double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var from) && double.TryParse(cells[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var to) && from >= 0 && to > from && to < 86_400)
            {
                times.spans[KeyOf(cells[1].Trim(), $"{cells[0].Trim()} {cells[2].Trim()}")] = ((long)(from * 1e6), (long)(to * 1e6));
            }
        }

        return times;
    }

    /// <summary>When the acceleration of a trial was largest: within its fall, where the source says when that was.</summary>
    public long ImpactOf(FallPerson person, FallTrial trial)
    {
        var subject = person.Name[(person.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var (from, to) = spans.TryGetValue(KeyOf(subject, trial.Trial), out var span) ? (trial.From + span.From, trial.From + span.To) : (long.MinValue, long.MaxValue);
        return LargestIn(person, trial, from, to) ?? LargestIn(person, trial, long.MinValue, long.MaxValue) ?? trial.From;
    }

    private static string KeyOf(string subject, string trial) => $"{subject} {trial}";

    private static long? LargestIn(FallPerson person, FallTrial trial, long from, long to)
    {
        (long? at, double largest) = (null, -1);
        for (var i = trial.First; i < trial.End; i++)
        {
            if (person.At[i] >= from && person.At[i] <= to && person.SizeOf(i) is var size && size > largest)
            {
                (at, largest) = (person.At[i], size);
            }
        }

        return at;
    }
}
