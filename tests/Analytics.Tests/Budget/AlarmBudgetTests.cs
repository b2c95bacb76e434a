using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Cluster.Hosting;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Analytics.Tests.Budget;

public sealed class AlarmBudgetTests
{
    [Fact]
    public void Lines_HoldEveryRule_AndClinicalOnesStayWithinThreeInTenDays()
    {
        Assert.Equal(AlertRules.All, BudgetLines.All.Where(line => !line.IsListed).Select(line => line.Name));
        Assert.Equal(0.295, AlarmBudget.Default.Clinical, 9);
        Assert.All(BudgetLines.All, line => Assert.InRange(line.PerDay, line.Low, line.High));
    }

    [Theory]
    [InlineData("Alerts", "stillness", -0.1)]
    [InlineData("Alerts", "stillness", 0.6)]
    [InlineData("Alerts", "news2", 1.5)]
    [InlineData("Alerts", "pulse", double.NaN)]
    [InlineData("Alerts", "pulse", double.PositiveInfinity)]
    [InlineData("Alerts", "routine", 0.05)]
    [InlineData("Alerts", "Stillness", 0.05)]
    [InlineData("List", "routine", 0)]
    [InlineData("List", "bogus", 0.05)]
    public void From_WhatCannotBe_IsRefusedByItsName(string part, string name, double value)
    {
        var options = new BudgetOptions();
        (part == "List" ? options.List : options.Alerts)[name] = value;

        var fault = Assert.Throws<ArgumentException>(() => AlarmBudget.From(options));

        Assert.Contains($"Analytics:Budget:{part}:{name}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_SeveralFaults_AreNamedTogether()
    {
        var options = new BudgetOptions { Alerts = { ["fall"] = -1, ["nonsense"] = 0.1 } };
        var fault = Assert.Throws<ArgumentException>(() => AlarmBudget.From(options));
        Assert.Contains("fall", fault.Message, StringComparison.Ordinal);
        Assert.Contains("nonsense", fault.Message, StringComparison.Ordinal);
        Assert.Contains("help-call, fall, vital-sign", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_SetsOneLine_AndTheOthersKeepTheirs()
    {
        var detection = Read(new() { ["Analytics:Budget:Alerts:stillness"] = "0.01", ["Analytics:Budget:List:agitation"] = "0.02" });

        Assert.Equal(0.01, detection.Budget.OfAlerts(AlertRules.Stillness));
        Assert.Equal(0.02, detection.Budget.OfList(DayFlagDetectors.Agitation));
        Assert.Equal(AlarmBudget.Default.OfAlerts(AlertRules.Pulse), detection.Budget.OfAlerts(AlertRules.Pulse));
    }

    [Theory]
    [InlineData("Analytics:Budget:Alerts:stillness", "2", "from 0.001 to 0.5")]
    [InlineData("Analytics:Budget:Alerts:stillness", "NaN", "from 0.001 to 0.5")]
    [InlineData("Analytics:Budget:List:mood", "0.1", "there is no such line")]
    [InlineData("Analytics:Stillness:FalseAlarmsPerDay", "0.03", "has moved: set Analytics:Budget:Alerts:stillness")]
    [InlineData("Analytics:Routine:OrdinaryDaysForOne", "30", "has moved")]
    [InlineData("Analytics:Agitation:Stricter", "1", "has moved")]
    [InlineData("Analytics:Nights:FalseShare", "0.035", "has moved: set Analytics:Budget:Alerts:night-wandering and Analytics:Budget:List:night")]
    [InlineData("Analytics:VitalBaseline:OneDayIn", "30", "has moved: set Analytics:Budget:List:vital-signs")]
    [InlineData("Analytics:Budget:List:vital-signs", "0.1", "from 0.01 to 0.03")]
    [InlineData("Analytics:Budget:Alerts:night-wandering", "0", "from 0.001 to 0.5")]
    public void Configuration_ThatCannotBe_IsRefusedInWords(string setting, string value, string words) =>
        Assert.Contains(words, Assert.Throws<OptionsValidationException>(() => Read(new() { [setting] = value })).Message, StringComparison.Ordinal);

    /// <summary>The smaller the budget, the longer the stillness and the higher the scores that it takes.</summary>
    [Fact]
    public void Thresholds_FollowFromTheBudget()
    {
        Assert.True(AgitationModel.BuiltIn.Card.ThresholdFor(0.02) > AgitationModel.BuiltIn.Card.ThresholdFor(0.1));
        RoutineLimits few = RoutineLimits.Of(AlarmBudget.From(new() { List = { ["routine"] = 0.04 } }), RoutineModel.BuiltIn), many = RoutineLimits.Of(AlarmBudget.From(new() { List = { ["routine"] = 0.2 } }), RoutineModel.BuiltIn);
        Assert.True(few.Change > many.Change);
        Assert.Equal(0.02, few.UnlikeShare);
        Assert.True(ToldInYears(0.2) > 4 * ToldInYears(0.01));
        Assert.Equal([60, 30, 20], new[] { 0.01, 0.02, 0.03 }.Select(rate => BaselineLimits.OneDayIn(AlarmBudget.From(new() { List = { ["vital-signs"] = rate } }))));
    }

    /// <summary>By hand, of 28 nights with 1 to 28 ways out of bed and 13 to 40 changes of room: the default promises more than so many nights can, so that the largest is the limit; one night in four is passed by the 22nd, 22 and 34.</summary>
    [Theory]
    [InlineData(null, 29, 40)]
    [InlineData(0.25, 23, 35)]
    public void Nights_FollowFromTheBudget(double? share, int exits, int changes)
    {
        var budget = share is { } one ? AlarmBudget.From(new() { Alerts = { ["night-wandering"] = one }, List = { ["night"] = 2 * one } }) : AlarmBudget.Default;
        List<int> figures = [];
        for (var night = 1; night <= OwnNights.Capacity; night++)
        {
            figures.AddRange([0, 0, night, 0, 0, 12 + night]);
        }

        var own = new OwnNights(new(), NightShares.Of(budget), figures);

        Assert.Equal((exits, changes), (own.ExitLimit, own.WalkLimit));
    }

    /// <summary>Whatever may be set has a threshold in the built-in cards.</summary>
    [Fact]
    public void Tables_ReachAsFarAsTheLines()
    {
        var agitation = BudgetLines.Find(true, DayFlagDetectors.Agitation)!;
        Assert.All([agitation.Low, agitation.PerDay, agitation.High], rate => Assert.True(double.IsFinite(AgitationModel.BuiltIn.Card.ThresholdFor(rate))));
        var routine = BudgetLines.Find(true, DayFlagDetectors.Routine)!;
        Assert.All([routine.Low, routine.PerDay, routine.High], rate => Assert.True(RoutineLimits.Of(AlarmBudget.From(new() { List = { ["routine"] = rate } }), RoutineModel.BuiltIn).Change > 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgitationModel.BuiltIn.Card.ThresholdFor(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgitationModel.BuiltIn.Card.ThresholdFor(0));
    }

    private static int ToldInYears(double permitted)
    {
        var limits = new PersonalLimits(14, permitted, new());
        var random = new Random(4);
        var told = 0;
        for (var day = 1; day <= 1000; day++)
        {
            var passed = false;
            for (var i = 0; i < 12; i++)
            {
                var context = UsualStillness.ContextOf((StillnessPlace)(1 + random.Next(5)), (DayPart)random.Next(4));
                var length = (long)(60 * Math.Exp(0.5 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())) * 60_000_000);
                passed |= length > limits.LimitOf(context);
                limits.Learn(context, length, day);
            }

            told += passed && day > 200 ? 1 : 0;
        }

        return told;
    }

    private static DetectionOptions Read(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddDetection(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<DetectionOptions>();
    }
}
