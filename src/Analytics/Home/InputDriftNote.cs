using AgeingMonitor.Analytics.Detection.Inputs;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Home;

/// <summary>A drift of inputs as an entry of the daily list: about a kit's sensors and a model, not about a resident's health. Kit and model are in its subject, so that two kits, and two models, have an entry each for the same weeks.</summary>
internal static class InputDriftNote
{
    public static DayFlag Of(PlanView plan, KitId kit, ModelCard card, InputDriftFinding finding)
    {
        var last = DateOnly.FromDayNumber(finding.LastDay);
        return new()
        {
            Home = plan.Home,
            Detector = DayFlagDetectors.Inputs,
            Subject = AlertSubject.OfModel(kit, card.Name),
            During = new(LocalClock.DayOf(last.AddDays(1 - (InputDrift.Weeks * 7)), plan.Zone).From, LocalClock.DayOf(last, plan.Zone).To),
            Score = finding.Distance,
            Limit = finding.Limit,
            Reasons = InputDriftText.Of(kit, card.Name, finding, card.Features),
        };
    }
}
