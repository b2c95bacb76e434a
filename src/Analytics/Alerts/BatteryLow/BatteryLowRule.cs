using AgeingMonitor.Analytics.Detection.Battery;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.BatteryLow;

/// <summary>Each battery that becomes low is one technical alert about its sensor.</summary>
internal static class BatteryLowRule
{
    public static AlertDraft Raise(PlanView plan, KitId kit, in LowBattery episode, double lowPercent, Instant raisedAt)
    {
        var subject = AlertSubject.Of(kit, episode.Sensor);
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.BatteryLow, subject.Value, episode.Start),
            Home = plan.Home,
            Rule = AlertRules.BatteryLow,
            Subject = subject,
            Priority = AlertPriority.Technical,
            EpisodeStart = episode.Start,
            RaisedAt = raisedAt,
            Summary = new(
                $"Batterie du capteur « {episode.Sensor} » à {AlertText.FrenchNumber(episode.Percent)} % (limite {AlertText.FrenchNumber(lowPercent)} %)",
                $"Battery of sensor \"{episode.Sensor}\" at {AlertText.EnglishNumber(episode.Percent)} % (limit {AlertText.EnglishNumber(lowPercent)} %)"),
            Evidence = [new(Quantities.Battery.Code, episode.Sensor, episode.Start, episode.Percent, lowPercent, null, "AOSP config_lowBatteryWarningLevel")],
        };
    }
}
