using AgeingMonitor.Analytics.Detection.Stillness;

namespace AgeingMonitor.Analytics.Tests.Detection;

public sealed class PersonalLimitsTests
{
    private const double Permitted = 0.03;
    private static readonly int LivingByDay = UsualStillness.ContextOf(StillnessPlace.Living, DayPart.Day);

    /// <summary>Whatever a life is like, short of one whose stillness is longer than any limit may grow: once half a year has been learned, no more days are told than were set, and half as many again.</summary>
    [Theory]
    [InlineData(20, 0.5, 1)]
    [InlineData(45, 0.8, 2)]
    [InlineData(90, 0.3, 3)]
    [InlineData(60, 0.7, 4)]
    public void Learn_YearsOfOneLife_NoMoreAreToldThanSet(double median, double spread, int seed)
    {
        var state = new PersonalLimitsState();
        var limits = new PersonalLimits(new StillnessOptions().LearnsDays, Permitted, state);
        var random = new Random(seed);
        var told = 0;
        for (var day = 1; day <= 1000; day++)
        {
            var passed = false;
            for (var i = 0; i < 12; i++)
            {
                var context = UsualStillness.ContextOf((StillnessPlace)(1 + random.Next(5)), (DayPart)random.Next(4));
                var minutes = median * Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
                passed |= minutes * 60_000_000 > limits.LimitOf(context);
                limits.Learn(context, (long)(minutes * 60_000_000), day);
            }

            told += passed && day > 200 ? 1 : 0;
        }

        Assert.InRange(told, 1, 1.5 * Permitted * 800);
        Assert.True(limits.AreLearned);
    }

    [Fact]
    public void Learn_ALifeWithoutLongStillness_LimitsNarrowSlowlyAndNotWithoutEnd()
    {
        var limits = new PersonalLimits(new StillnessOptions().LearnsDays, Permitted, new PersonalLimitsState());
        var before = limits.LimitOf(LivingByDay);
        for (var day = 1; day <= 15; day++)
        {
            limits.Learn(LivingByDay, 60_000_000, day);
        }

        Assert.InRange(limits.LimitOf(LivingByDay), before * 0.8, before * 0.9);
        for (var day = 16; day <= 3000; day++)
        {
            limits.Learn(LivingByDay, 60_000_000, day);
        }

        Assert.InRange(limits.LimitOf(LivingByDay), before * 0.4, before * 0.45);
    }

    [Fact]
    public void Learn_OutOfTheHome_SaysNothingOfStillnessAtHome()
    {
        var limits = new PersonalLimits(new StillnessOptions().LearnsDays, Permitted, new PersonalLimitsState());
        var before = limits.LimitOf(LivingByDay);
        for (var day = 1; day <= 30; day++)
        {
            limits.Learn(UsualStillness.ContextOf(StillnessPlace.Entrance, DayPart.Day), 40L * 3_600_000_000, day);
        }

        Assert.True(limits.LimitOf(LivingByDay) <= before);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void Learn_ALengthThatCannotBe_LeavesLimitsWithinTheirBounds(long microseconds)
    {
        var limits = new PersonalLimits(new StillnessOptions().LearnsDays, Permitted, new PersonalLimitsState());
        for (var day = 1; day <= 500; day++)
        {
            for (var context = 0; context < UsualStillness.Contexts; context++)
            {
                limits.Learn(context, microseconds, day % 7 == 0 ? -day : day);
            }
        }

        for (var context = 0; context < UsualStillness.Contexts; context++)
        {
            Assert.InRange(limits.LimitOf(context), UsualStillness.LimitOf(context) * 0.4, UsualStillness.LimitOf(context) * 12.1);
        }
    }

    [Fact]
    public void Contexts_FitIntoTheBitsOfADay() => Assert.InRange(UsualStillness.Contexts, (int)StillnessPlace.Bed * UsualStillness.Parts, 63);
}
