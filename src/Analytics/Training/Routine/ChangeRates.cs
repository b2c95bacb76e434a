using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Routine;

/// <summary>How often lasting changes are told in ordinary lives, by the limit of their cumulative sum: counted with the detector itself.</summary>
internal static class ChangeRates
{
    /// <summary>Limits that are tried; 5 gives one false change in 465 days of one feature for independent normal values (Page).</summary>
    private static readonly double[] Limits = [.. Enumerable.Range(0, 25).Select(i => 16 - (i * 0.5))];

    /// <summary>The rarest first. Limits that tell no more often than a larger one are left out.</summary>
    public static IReadOnlyList<RatePoint> Of(IReadOnlyCollection<List<OrdinaryDay>> homes, RoutineModel model)
    {
        var points = new List<RatePoint>();
        foreach (var limit in Limits)
        {
            var rate = RateOf(homes, model, limit);
            if (rate > 0 && (points.Count == 0 || rate > points[^1].PerDay))
            {
                points.Add(new(Math.Round(rate, 5), limit));
            }
        }

        return points;
    }

    /// <summary>Days with a change told, of the days that are judged.</summary>
    public static double RateOf(IReadOnlyCollection<List<OrdinaryDay>> homes, RoutineModel model, double limit)
    {
        int told = 0, judged = 0;
        foreach (var days in homes)
        {
            var detector = new RoutineDetector(new(), model, new(1.0 / 30, limit), new());
            foreach (var day in days)
            {
                var found = detector.Judge(day.Row);
                judged += found.Verdict is RoutineVerdict.Ordinary or RoutineVerdict.Unusual or RoutineVerdict.Visitors ? 1 : 0;
                told += found.Reasons.Any(reason => reason.ChangedSince is not null) ? 1 : 0;
            }
        }

        return judged == 0 ? 0 : told / (double)judged;
    }
}
