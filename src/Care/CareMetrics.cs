using System.Diagnostics.Metrics;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Care;

/// <summary>Counters of the meter <see cref="MeterName"/>.</summary>
internal sealed class CareMetrics
{
    public const string MeterName = "AgeingMonitor.Care";

    private readonly Counter<long> alertsRaised;
    private readonly Counter<long> alertSteps;
    private readonly Counter<long> quarantined;
    private readonly Counter<long> quarantineDropped;

    public CareMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        alertsRaised = meter.CreateCounter<long>("ageing.care.alerts_raised", description: "Alerts saved for the first time.");
        alertSteps = meter.CreateCounter<long>("ageing.care.alert_steps", description: "Steps taken on alerts.");
        quarantined = meter.CreateCounter<long>("ageing.care.quarantined", description: "Messages put into quarantine, repeats included.");
        quarantineDropped = meter.CreateCounter<long>("ageing.care.quarantine_dropped", description: "Messages that a full quarantine let go.");
    }

    public void AlertRaised(string rule, AlertPriority priority) => alertsRaised.Add(1, new("rule", rule), new("priority", priority.ToString()));

    public void AlertStepped(string kind) => alertSteps.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Quarantined(string reason, long times) => quarantined.Add(times, new KeyValuePair<string, object?>("reason", reason));

    public void QuarantineDropped(long messages) => quarantineDropped.Add(messages);
}
