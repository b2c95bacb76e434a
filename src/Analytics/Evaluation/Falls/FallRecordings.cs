using AgeingMonitor.Analytics.Training.Falls;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Reads the data sets of falls that are there.</summary>
internal static class FallRecordings
{
    public static async Task<IReadOnlyList<FallTrial>> ReadAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var trials = new List<FallTrial>();
        foreach (var set in FallSet.All)
        {
            if (run.Folder(set.Name) is not { } folder)
            {
                continue;
            }

            run.Tell($"reading {set.Name}");
            var (read, remarks, problem) = await FallTrials.ReadAsync(set, folder, run.Scratch, cancellationToken).ConfigureAwait(false);
            foreach (var remark in remarks)
            {
                run.Remark(remark);
            }

            if (problem is not null)
            {
                run.Skip(set.Name, problem);
            }

            trials.AddRange(read);
        }

        return trials;
    }
}
