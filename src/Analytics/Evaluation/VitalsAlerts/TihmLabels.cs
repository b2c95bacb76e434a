using System.Globalization;

namespace AgeingMonitor.Analytics.Evaluation.VitalsAlerts;

/// <summary>The labels of TIHM: alerts that its clinicians confirmed. Read by suites alone, never by what they measure.</summary>
internal static class TihmLabels
{
    /// <summary>Person, local time and type of each label; rows that cannot be read are told of and left out.</summary>
    public static async Task<IReadOnlyList<(string Person, DateTime At, string Type)>> ReadAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var path = Path.Combine(run.Data, "tihm", "Labels.csv");
        if (!File.Exists(path))
        {
            run.Skip("tihm", "there is no Labels.csv");
            return [];
        }

        var labels = new List<(string, DateTime, string)>();
        var bad = 0;
        foreach (var line in (await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false)).Skip(1).Where(line => line.Length > 0))
        {
            if (line.Split(',') is [var person, var time, var type] && DateTime.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            {
                labels.Add((person, at, type.Trim()));
            }
            else
            {
                bad++;
            }
        }

        if (bad > 0)
        {
            run.Remark(FormattableString.Invariant($"tihm: {bad} labels left out"));
        }

        return labels;
    }
}
