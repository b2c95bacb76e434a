using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>Chooses the threshold of all sensors, and for each site of the body one of its own where that is better for people left out.</summary>
internal static class FallSiteThresholds
{
    private static readonly FallCriterion F1 = new(IsF1: true, 0);

    /// <summary>
    /// Folds of people are left out in turn. For each site, the common threshold and one of its own by each of <see cref="FallCriterion.OfSites"/> are chosen on the others and measured on the fold; the way with the
    /// largest mean F1 of the site's sets is taken, the common threshold when none is better.
    /// </summary>
    /// <param name="scores">Scores by trees that never saw the person.</param>
    /// <param name="foldOf">The fold of each person.</param>
    public static FallThresholds Choose(IReadOnlyList<FallScore> scores, IReadOnlyDictionary<string, int> foldOf)
    {
        var bySite = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var site in scores.Select(SiteOf).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var best = F1LeftOut(scores, foldOf, site, null);
            foreach (var criterion in FallCriterion.OfSites)
            {
                var value = F1LeftOut(scores, foldOf, site, criterion);
                if (value > best)
                {
                    (best, bySite[site]) = (value, FallThreshold.Choose([.. scores.Where(score => SiteOf(score) == site)], criterion));
                }
            }
        }

        return new(FallThreshold.Choose(scores), bySite);
    }

    /// <summary>Mean F1 of a site's sets, each person judged by a threshold chosen without the person's fold: the site's own by a criterion, or without one the common threshold.</summary>
    private static double F1LeftOut(IReadOnlyList<FallScore> scores, IReadOnlyDictionary<string, int> foldOf, string site, FallCriterion? criterion)
    {
        var judged = new List<(FallScore Score, bool IsAlert)>();
        foreach (var fold in scores.GroupBy(score => foldOf[score.Person.Name]))
        {
            var others = scores.Where(score => foldOf[score.Person.Name] != fold.Key && (criterion is null || SiteOf(score) == site)).ToList();
            var threshold = FallThreshold.Choose(others, criterion ?? FallCriterion.Common);
            judged.AddRange(fold.Where(score => SiteOf(score) == site).Select(score => (score, score.Score >= threshold)));
        }

        return judged.GroupBy(one => one.Score.Person.Set, StringComparer.Ordinal).Average(set =>
        {
            int falls = set.Count(one => one.Score.Trial.IsFall), daily = set.Count() - falls;
            return F1.Of(Share(set, falls, isFall: true), Share(set, daily, isFall: false), falls, daily);
        });
    }

    private static double Share(IEnumerable<(FallScore Score, bool IsAlert)> set, int of, bool isFall) => of == 0 ? 0 : (double)set.Count(one => one.Score.Trial.IsFall == isFall && one.IsAlert) / of;

    private static string? SiteOf(FallScore score) => WearingSite.Of(score.Person.Sensor);
}
