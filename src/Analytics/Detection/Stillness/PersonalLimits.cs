namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>
/// A home's own limits of stillness, by place and part of the day: quantiles of the longest stillness of a day, tracked so that on the share of days that is set, and no more, one is passed in an ordinary life, whatever the
/// distribution (adaptive conformal inference). A day on which a limit was passed widens it by much, every other day narrows it by little; one factor a context, and one for the whole home. O(1), nothing but multiplications.
/// </summary>
internal sealed class PersonalLimits
{
    /// <summary>How many contexts an ordinary day visits for long: the home's share of alarms is divided among so many.</summary>
    private const double ContextsOfADay = 8;

    /// <summary>Size of a step, as the logarithm of a factor.</summary>
    private const double Step = 0.35;

    private const double LeastFactor = 0.6;
    private const double LargestFactor = 4;
    private const double LeastHomeFactor = 0.7;
    private const double LargestHomeFactor = 3;
    private const int NoDay = int.MinValue;

    private readonly PersonalLimitsState state;
    private readonly int learnsDays;
    private readonly double widens, narrows, homeWidens, homeNarrows;

    /// <summary>Limits of a home.</summary>
    /// <param name="learnsDays">Days of its own before they are used.</param>
    /// <param name="falseAlarmsPerDay">What the budget permits a day.</param>
    /// <param name="state">What is remembered.</param>
    public PersonalLimits(int learnsDays, double falseAlarmsPerDay, PersonalLimitsState state)
    {
        this.state = state;
        this.learnsDays = learnsDays;
        var share = falseAlarmsPerDay / ContextsOfADay;
        (widens, narrows) = (Math.Exp(Step * (1 - share)), Math.Exp(-Step * share));
        (homeWidens, homeNarrows) = (Math.Exp(Step * (1 - falseAlarmsPerDay)), Math.Exp(-Step * falseAlarmsPerDay));
    }

    /// <summary>Whether enough days have been seen for the limits to be used.</summary>
    public bool AreLearned => state.Days >= learnsDays;

    /// <summary>The limit of a context, in microseconds.</summary>
    public long LimitOf(int context)
    {
        var factor = (state.Factors is { } factors ? factors[context] : 1) * (state.HomeFactor ?? 1);
        return (long)(UsualStillness.LimitOf(context) * factor);
    }

    /// <summary>A stillness that began and ended with a sign of movement.</summary>
    /// <param name="context">Where and when it began.</param>
    /// <param name="microseconds">How long it was.</param>
    /// <param name="day">Number of the local day on which it ended.</param>
    public void Learn(int context, long microseconds, int day)
    {
        Enter(day);
        state.Visited |= 1L << context;
        if (microseconds > LimitOf(context))
        {
            state.Passed |= 1L << context;
        }
    }

    /// <summary>A stillness that was told of, however it ends: it counts on the day on which it was told.</summary>
    public void NoteTold(int context, int day)
    {
        Enter(day);
        state.Visited |= 1L << context;
        state.Passed |= 1L << context;
    }

    private void Enter(int day)
    {
        if (day > (state.Day ?? NoDay))
        {
            EndDay();
            state.Day = day;
        }
    }

    private void EndDay()
    {
        if (state.Visited == 0)
        {
            return;
        }

        var factors = state.Factors ??= Ones();
        for (var context = 0; context < factors.Length; context++)
        {
            if ((state.Visited & (1L << context)) != 0)
            {
                factors[context] = Math.Clamp(factors[context] * ((state.Passed & (1L << context)) != 0 ? widens : narrows), LeastFactor, LargestFactor);
            }
        }

        // A day out says nothing of the stillness at home.
        state.HomeFactor = Math.Clamp((state.HomeFactor ?? 1) * ((state.Passed & ~Outside) != 0 ? homeWidens : homeNarrows), LeastHomeFactor, LargestHomeFactor);
        state.Days++;
        state.Visited = state.Passed = 0;
    }

    private const long Outside = 0b1111L << ((int)StillnessPlace.Entrance * UsualStillness.Parts);

    private static double[] Ones()
    {
        var factors = new double[UsualStillness.Contexts];
        Array.Fill(factors, 1);
        return factors;
    }
}
