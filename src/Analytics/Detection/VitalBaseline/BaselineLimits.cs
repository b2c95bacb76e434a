using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Contracts.Flags;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>The numbers that no resident changes; where each comes from is in this folder's README.</summary>
internal static class BaselineLimits
{
    /// <summary>Values of a part of the day that make what is usual in it, at most and at least.</summary>
    public const int Usual = 28;

    /// <inheritdoc cref="Usual"/>
    public const int UsualLeast = 7;

    /// <summary>Values of one part of one day: one a quarter of an hour of the longest, the night.</summary>
    public const int InAPart = 32;

    /// <summary>Measured days of a verdict: their median deviation must lie outside, so two of them do.</summary>
    public const int Verdict = 3;

    /// <summary>They lie within so many days.</summary>
    public const int VerdictWithin = 7;

    /// <summary>Verdicts that the resident's own limit is taken from, the newest.</summary>
    public const int Scores = 60;

    /// <summary>No own limit is lower, in personal spreads.</summary>
    public const double LeastLimit = 2;

    /// <summary>An episode ends below this share of the limit that it began with.</summary>
    public const double Leave = 0.5;

    /// <summary>An episode of no more verdicts counts for the resident's own limit.</summary>
    public const int Passing = 3;

    /// <summary>What lies this many personal spreads away is not learned: it is away itself, for no limit is lower ...</summary>
    public const double NotLearned = LeastLimit;

    /// <summary>... until more than so many of the last <see cref="Usual"/> of one part of the day lay away to the same side: then it is a new usual value.</summary>
    public const int NewUsual = 14;

    /// <summary>
    /// One measured day in so many of a quantity may lie beyond the resident's own limit, which is that quantile of their own clean days: 30 at the budget's default of 0.02 entries a resident-day, else in proportion. Such days come in
    /// twos, and not everybody measures everything. Until there are as many days the first limit holds.
    /// </summary>
    public static int OneDayIn(AlarmBudget budget) => (int)Math.Round(0.6 / budget.OfList(DayFlagDetectors.VitalSigns));

    /// <summary>The spread of a normal distribution over its median absolute deviation.</summary>
    public const double OfDeviation = 1.4826;

    /// <summary>A word about steps holds for so long.</summary>
    public static readonly TimeSpan StepsHold = TimeSpan.FromMinutes(20);

    /// <summary>Steps in one word of a device from which somebody is not at rest.</summary>
    public const double StepsOfEffort = 30;
}
