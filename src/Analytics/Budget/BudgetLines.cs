using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;

namespace AgeingMonitor.Analytics.Budget;

/// <summary>
/// The lines of the budget with what is permitted by default: clinical alerts come to 0.295 a resident-day, high ones to 0.04. Each default is our choice, set beside what <c>ageing evaluate burden</c> measures; where it moves a
/// threshold, the line says how.
/// </summary>
public static class BudgetLines
{
    /// <summary>All of them: every rule in the order of <see cref="AlertRules.All"/>, then the daily list.</summary>
    public static IReadOnlyList<BudgetLine> All { get; } =
    [
        Fact(AlertRules.HelpCall, 0.02, "somebody has pressed"),
        Fixed(AlertRules.Fall, 0.005, "model threshold chosen on acted trials; no recording of whole days of wear to count false alarms on"),
        Fixed(AlertRules.VitalSign, 0.05, "NEWS2 chart (RCP 2017), ESC/ESH 2018"),
        Fixed(AlertRules.News2, 0.01, "NEWS2 chart (RCP 2017)"),
        Fixed(AlertRules.BloodPressure, 0.075, "ESC/ESH 2018; diastolic low as TIHM's clinicians confirmed"),
        Fixed(AlertRules.Pulse, 0.055, "ACC/AHA/HRS 2018; usual definition of tachycardia"),
        Fixed(AlertRules.Weight, 0.01, "ESC 2021 (gain), HAS and FFN 2021 (loss)"),
        new(AlertRules.Stillness, false, 0.03, BudgetSource.OwnDays, 0.001, 0.5, "adaptive conformal quantile of the home's own stillness, by place and part of the day; fixed limits in the first days"),
        Fixed(AlertRules.NightOut, 0.015, "limits of the rule until 14 nights, then four in five of the home's own doors at night: danger is told by the minute, not by a rate"),
        Fixed(AlertRules.BedNotReturned, 0.01, "limits of the rule until 14 nights, then nine in ten of the person's own nights"),
        new(AlertRules.NightWandering, false, 0.005, BudgetSource.OwnDays, 0.001, 0.5, "conformal limit of the person's own nights from 14 on, never fewer changes of room than Analytics:Nights:WanderingChanges"),
        Fixed(AlertRules.RoomHeat, 0.005, "French heat plan; WHO"),
        Fixed(AlertRules.RoomCold, 0.005, "WHO 2018"),
        Fact(AlertRules.KitSilent, 0.1, "the kit has stopped speaking"),
        Fixed(AlertRules.SensorSilent, 0.033, "one a home and month, of which priors of each kind of sensor were chosen on the homes of TIHM; then the sensor's own history"),
        Fact(AlertRules.BatteryLow, 0.02, "the battery is nearly empty"),
        new(DayFlagDetectors.Routine, true, 0.0667, BudgetSource.OwnDays, 0.04, 0.2, "half for single days: conformal quantile of the resident's own scores; half for lasting changes: table of the routine model's card"),
        new(DayFlagDetectors.Agitation, true, 0.07, BudgetSource.Table, 0.01, 0.3, "table of the agitation model's card"),
        Listed(DayFlagDetectors.Weight, 0.01, "limit of the cumulative sum chosen on ten entries of 22 people: too few for a table"),
        new(DayFlagDetectors.VitalSigns, true, 0.02, BudgetSource.OwnDays, 0.01, 0.03, "conformal quantile of the resident's own measured days of each quantity, one in 0.6 over the budget, borne out by two of three days"),
        Listed(DayFlagDetectors.BloodPressure, 0.01, "ESH scheme for the home, one entry when the mean of a week crosses"),
        new(DayFlagDetectors.Night, true, 0.06, BudgetSource.OwnDays, 0.01, 1, "half for restless nights: conformal limit of the person's own nights from 14 on; half for how ways out at night ended"),
        Listed(DayFlagDetectors.Inputs, 0.02, "95 % quantile of home-weeks of people left out, kept in the model's card; one in two months of homes like those"),
    ];

    private static readonly Dictionary<string, BudgetLine> ByKey = All.ToDictionary(line => line.Key, StringComparer.Ordinal);

    /// <summary>The line of a rule or detector; null when there is none.</summary>
    public static BudgetLine? Find(bool isListed, string name) => Find(BudgetLine.KeyOf(isListed, name));

    /// <summary>The line of a <see cref="BudgetLine.Key"/>; null when there is none.</summary>
    public static BudgetLine? Find(string key) => ByKey.GetValueOrDefault(key);

    private static BudgetLine Fact(string rule, double perDay, string why) => new(rule, false, perDay, BudgetSource.Fact, 0, 1, why);

    private static BudgetLine Fixed(string rule, double perDay, string why) => new(rule, false, perDay, BudgetSource.FixedLimit, 0, 1, why);

    private static BudgetLine Listed(string detector, double perDay, string why) => new(detector, true, perDay, BudgetSource.FixedLimit, 0, 1, why);
}
