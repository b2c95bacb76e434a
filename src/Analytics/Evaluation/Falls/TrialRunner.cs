using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Runs the detector alone over all that a person's sensor said, pack by pack, with a tick each second where no pack comes, as a kit has it.</summary>
internal static class TrialRunner
{
    private const long Second = 1_000_000;

    /// <summary>The results of a person's trials. A trial in which the detector fails counts as missed, or as a false alert.</summary>
    public static IReadOnlyList<TrialResult> Run(FallPerson person, FlatForest forest, double threshold, FallTimes times)
    {
        var said = new List<(FallChange Change, long SaidAt)>();
        var broken = new List<long>();
        var detector = new FallDetector(forest, threshold);
        var sample = 0;
        for (var i = 0; i < person.Packs.Count; i++)
        {
            var (sealedAt, until) = person.Packs[i];
            try
            {
                for (; sample < until; sample++)
                {
                    detector.Push(person.At[sample], person.X[sample], person.Y[sample], person.Z[sample]);
                }

                Take(detector, sealedAt, said);
                var next = i + 1 < person.Packs.Count ? person.Packs[i + 1].SealedAt : sealedAt + (60 * Second);
                for (var tick = sealedAt; tick < Math.Min(next, sealedAt + (50 * Second)); tick += Second)
                {
                    detector.Advance(tick);
                    Take(detector, tick, said);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whatever goes wrong in the detector is counted against it, and it begins anew.
                broken.Add(sealedAt);
                detector = new(forest, threshold);
                sample = until;
            }
        }

        return [.. person.Trials.Select(trial => ResultOf(person, trial, said, broken, times))];
    }

    private static void Take(FallDetector detector, long at, List<(FallChange Change, long SaidAt)> said)
    {
        while (detector.TryTake(out var change))
        {
            said.Add((change, at));
        }
    }

    private static TrialResult ResultOf(FallPerson person, FallTrial trial, List<(FallChange Change, long SaidAt)> said, List<long> broken, FallTimes times)
    {
        var mine = said.Where(one => one.Change.Stage is FallStage.Suspected or FallStage.Dismissed).Where(one => one.SaidAt >= trial.From && one.SaidAt <= trial.To + HomeVerdict.Grace).ToList();
        var alerts = mine.Where(one => one.Change.Stage == FallStage.Suspected).ToList();
        var impact = times.ImpactOf(person, trial);
        if (broken.Exists(at => at >= trial.From && at <= trial.To + HomeVerdict.Grace))
        {
            return new(person, trial, trial.IsFall ? 0 : 1, null, trial.IsFall ? FallScore.None : -FallScore.None, impact);
        }

        return new(person, trial, alerts.Count, alerts.Count > 0 ? alerts[0].SaidAt : null, mine.Select(one => one.Change.Score).DefaultIfEmpty(FallScore.None).Max(), impact);
    }
}
