using System.Collections.Concurrent;
using AgeingMonitor.Analytics;

namespace AgeingMonitor.Testing.Laboratory;

/// <summary>Plays homes through all detectors and rules, in process and on virtual time, and holds the alerts against the truth. One home is in memory for each core; homes share nothing, so results do not depend on how they are spread.</summary>
public static class LaboratoryRun
{
    /// <summary>Plays all homes.</summary>
    /// <param name="homes">May be made on the way; enumerated once.</param>
    /// <param name="options">The detectors' options.</param>
    /// <param name="cores">How many homes at a time, from 1.</param>
    /// <param name="clock">Only to say how long it took.</param>
    /// <param name="progress">Told how many homes are done, after each; may be null.</param>
    /// <param name="cancellationToken">Stops between two homes.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LaboratoryResult Play(
        IEnumerable<LaboratoryHome> homes, DetectionOptions options, int cores, TimeProvider clock, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(homes);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(cores, 1);
        var start = clock.GetTimestamp();
        var results = new SortedDictionary<long, HomeResult>();
        Parallel.ForEach(Partitioner.Create(homes, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken }, (home, _, index) =>
        {
            var result = new HomePlay(home, options).Run();
            lock (results)
            {
                results.Add(index, result);
                progress?.Report(results.Count);
            }
        });

        return new LaboratoryResult([.. results.Values], clock.GetElapsedTime(start), cores);
    }
}
