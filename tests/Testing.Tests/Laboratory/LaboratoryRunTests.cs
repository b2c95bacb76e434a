using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Laboratory;
using AgeingMonitor.Testing.Laboratory.Figures;
using AgeingMonitor.Testing.Laboratory.Matching;
using AgeingMonitor.Testing.Laboratory.Statistics;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Testing.Tests.Laboratory;

public sealed class LaboratoryRunTests
{
    /// <summary>
    /// By hand: the kit is off from minute 120 to 160, so a silent kit is needed within the hour, and is found by the tick at minute 131, the first that is more than ten minutes after the last seal at 120;
    /// a measurement of 39.5 °C at minute 500.5 is needed and known with the pack of minute 501; one of 39.2 °C at minute 300.5 that is no happening is false; and a link loss at 20 h that the kit does not show is missed.
    /// </summary>
    [Fact]
    public void Play_DaysMadeByHand_IsJudgedAsReckonedByHand()
    {
        var home = LaboratoryHomes.ByHand(
            2,
            [
                LaboratoryHomes.Happening(HappeningKinds.KitOff, 2, 40 / 60.0),
                LaboratoryHomes.Happening(HappeningKinds.Reading, 500.5 / 60, 0, "body-temperature", 39.5),
                LaboratoryHomes.Happening(HappeningKinds.LinkLoss, 20, 1),
                LaboratoryHomes.Happening(HappeningKinds.Pet, 0, 24),
            ],
            (120, 160),
            LaboratoryHomes.Temperature(100.5, 39.2),
            LaboratoryHomes.Temperature(500.5, 39.5));
        var result = Play([home]);
        var figures = FiguresOf.Homes(result.Homes);

        Assert.Equal(new Share(2, 3), figures.Met);
        Assert.Equal((3, 0, 0), (figures.Alerts, figures.Repeats, figures.Understandable));
        Assert.Equal(new Rate(1, 2 / 7.0), figures.FalsePerWeek);
        Assert.Equal([11 * 60.0], Rule(figures, AlertRules.KitSilent).DelaySeconds);
        Assert.Equal([30.0], Rule(figures, AlertRules.VitalSign).DelaySeconds);
        Assert.Equal("link-loss", Assert.Single(figures.Missed).Need.Need.Cause);
        Assert.Equal(Samples.At(101 * 60), Assert.Single(figures.FalseAlerts).Alert.Raised.KnownAt);
        Assert.Equal([("kit-off", new Share(1, 1)), ("link-loss", new Share(0, 1)), ("reading", new Share(1, 1))], figures.Causes.Select(cause => (cause.Cause, cause.Met)));
        Assert.Equal([2, 0], Rule(figures, AlertRules.VitalSign).AlertsByDay);
        Assert.Equal(new Rate(1, 2), figures.Priorities.Single(priority => priority.Priority == AlertPriority.Technical).PerDay);
        Assert.Equal((2, 2840, 0), ((int)result.Homes[0].Observations, (int)result.Homes[0].Packs, result.Homes[0].Waiting));
    }

    [Fact]
    public void Play_CallsForHelp_CountFromTheirReceipt()
    {
        var home = LaboratoryHomes.Simulated(
            1, 1, LaboratoryHomes.Happening(HappeningKinds.HelpCall, 3.01, 0, "real"), LaboratoryHomes.Happening(HappeningKinds.Fall, 8, 8 / 60.0, "noticed"));
        var figures = FiguresOf.Homes(Play([home]).Homes);
        Assert.Equal(new Share(2, 2), figures.Met);
        Assert.All(figures.Causes, cause => Assert.InRange(Assert.Single(cause.DelaySeconds), 0, 10));
    }

    [Fact]
    public void Play_SpreadOverCores_GivesTheSameFigures()
    {
        LaboratoryHome[] Homes() => [.. Enumerable.Range(1, 5).Select(number => LaboratoryHomes.Simulated(number, 2, LaboratoryHomes.Happening(HappeningKinds.LinkLoss, 5 + number, 0.7)))];
        var one = LaboratoryRun.Play(Homes(), new DetectionOptions(), 1, TimeProvider.System, null, TestContext.Current.CancellationToken);
        var many = LaboratoryRun.Play(Homes(), new DetectionOptions(), 3, TimeProvider.System, null, TestContext.Current.CancellationToken);
        Assert.Equal(one.Homes.Select(Told), many.Homes.Select(Told));
        Assert.All(one.Homes, home => Assert.InRange(home.StateBytes, 1, 50_000));

        static string Told(HomeResult home) => $"{home.Home.Name} {home.Observations} {home.StateBytes} {string.Join(' ', home.Match.Alerts.Select(alert => $"{alert.Raised.Alert.Id}/{alert.Raised.KnownAt}/{alert.Verdict}"))}";
    }

    [Fact]
    public void Figures_OverRulesCausesAndScenarios_AddUpToTheTotals()
    {
        var homes = Enumerable.Range(1, 4).Select(number => LaboratoryHomes.Simulated(
            number, 3,
            LaboratoryHomes.Happening(HappeningKinds.LinkLoss, 6, number * 0.2),
            LaboratoryHomes.Happening(HappeningKinds.HelpCall, 20, 0, number % 2 == 0 ? "real" : "by-mistake"),
            LaboratoryHomes.Happening(HappeningKinds.Fall, 30, number, "unnoticed"),
            LaboratoryHomes.Happening(HappeningKinds.KitOff, 50, 2)) with
        { Scenario = number < 3 ? "a" : "b" });
        var figures = FiguresOf.Homes(Play(homes).Homes);
        Assert.True(figures.Met.Of > 8, $"{figures.Met}");
        Assert.Equal(figures.Met.Count, figures.Rules.Sum(rule => rule.Found));
        foreach (var met in (IEnumerable<Share>[])[figures.Rules.Select(rule => rule.Met), figures.Causes.Select(cause => cause.Met), figures.Scenarios.Select(scenario => scenario.Met)])
        {
            Assert.Equal(figures.Met, new Share(met.Sum(share => share.Count), met.Sum(share => share.Of)));
        }

        Assert.Equal(figures.Met.Of, figures.Met.Count + figures.Missed.Count);
        Assert.Equal(figures.Alerts, figures.Met.Count + figures.Repeats + figures.Understandable + figures.FalseAlerts.Count);
        Assert.Equal(figures.Alerts, figures.Rules.Sum(rule => rule.Alerts));
        Assert.Equal(figures.Alerts, figures.Rules.Sum(rule => rule.AlertsByDay.Sum()));
        Assert.Equal(figures.Alerts, figures.Priorities.Sum(priority => priority.PerDay.Count));
        Assert.Equal(figures.Alerts, figures.Scenarios.Sum(scenario => scenario.AlertsPerDay.Count));
        Assert.Equal(figures.FalseAlerts.Count, figures.Scenarios.Sum(scenario => scenario.FalsePerWeek.Count));
        Assert.All(figures.Rules, rule => Assert.Equal(new Rate(rule.Alerts, 12), rule.AlertsPerDay));
        Assert.All(figures.Scenarios, scenario => Assert.Equal((scenario.ResidentDays / 7, scenario.ResidentDays), (scenario.FalsePerWeek.Time, scenario.AlertsPerDay.Time)));
        Assert.Equal(12, figures.Scenarios.Sum(scenario => scenario.ResidentDays), 9);
        Assert.All(figures.Rules, rule => Assert.Equal(rule.Alerts, rule.Found + rule.Repeats + rule.Understandable + rule.False));
    }

    /// <summary>The homes that the laboratory makes for itself say what those of the simulation say.</summary>
    [Fact]
    public void SimulationHomes_SendWhatTheSimulationSends()
    {
        var options = new SimulationOptions { Name = "laboratory", Homes = 2, Days = 2, Seed = 5, Start = new DateOnly(2026, 3, 2), Incidence = 20 };
        var simulation = Simulation.Create(options);
        foreach (var (i, home) in SimulationHomes.Of(options, null).Index())
        {
            Assert.Equal(
                simulation.TapeOf(i + 1).Packs().Where(pack => pack.Pack.Key.Lane != Lane.Tick).Select(pack => (pack.At, pack.Pack.Key, pack.Pack.SealedAt, pack.Pack.Observations.Count)),
                home.Packs.Select(pack => (pack.At, pack.Pack.Key, pack.Pack.SealedAt, pack.Pack.Observations.Count)));
            Assert.Equal([options.Start, options.Start.AddDays(1)], home.Days.Select(day => day.Date));
        }
    }

    /// <summary>Cells that run low in ordinary life are part of the truth: with no other happening each low battery alert is explained.</summary>
    [Fact]
    public void SimulationHomes_TellOfCellsThatRunLow()
    {
        var options = new SimulationOptions { Name = "cells", Homes = 100, Days = 14, Seed = 3, Start = new DateOnly(2026, 3, 2), Incidence = 0 };
        var figures = FiguresOf.Homes(Play(SimulationHomes.Of(options, null).Where(home => home.Happenings.Count > 0).Take(3)).Homes);
        Assert.True(Rule(figures, AlertRules.BatteryLow).Found > 0, "no cell ran low");
        Assert.Equal(0, Rule(figures, AlertRules.BatteryLow).False);
        Assert.Equal(0, Rule(figures, AlertRules.KitSilent).Alerts);
    }

    /// <summary>Half an hour before the end, whether the kit falls silent in it, so that the alert is there, or not: the need is counted neither as met nor as missed.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(24, 1)]
    public void Play_ANeedWhoseTimeIsNotOverAtTheEnd_IsNotCounted(int silentMinutes, int understandable)
    {
        var from = (int)(23.5 * 60);
        var home = LaboratoryHomes.ByHand([LaboratoryHomes.Happening(HappeningKinds.LinkLoss, 23.5, 0.4)], (from, from + silentMinutes));
        var figures = FiguresOf.Homes(Play([home]).Homes);
        Assert.Equal((new Share(0, 0), 0, 0), (figures.Met, figures.Missed.Count, figures.FalsePerWeek.Count));
        Assert.Equal((understandable, understandable), (figures.Alerts, figures.Understandable));
    }

    [Fact]
    public void Figures_NameEveryRuleThatExists() =>
        Assert.Equal(typeof(AlertRules).GetFields().Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal), FiguresOf.Rules.Order(StringComparer.Ordinal));

    [Fact]
    public void Figures_OfNoHome_AreEmpty()
    {
        var figures = FiguresOf.Homes([]);
        Assert.Equal((0, 0), (figures.Homes, figures.Alerts));
        Assert.Null(figures.FalsePerWeek.Value);
    }

    internal static LaboratoryResult Play(IEnumerable<LaboratoryHome> homes) =>
        LaboratoryRun.Play(homes, new DetectionOptions(), 2, TimeProvider.System, null, TestContext.Current.CancellationToken);

    private static RuleFigures Rule(LaboratoryFigures figures, string rule) => figures.Rules.Single(figure => figure.Rule == rule);
}
