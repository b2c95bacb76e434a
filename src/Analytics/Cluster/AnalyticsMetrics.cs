using System.Diagnostics;
using System.Diagnostics.Metrics;
using AgeingMonitor.Analytics.Detection.Artefacts;

namespace AgeingMonitor.Analytics.Cluster;

/// <summary>What the grains count. Values never enter, and opaque ids only of homes that somebody should look at.</summary>
internal static class AnalyticsMetrics
{
    public const string Name = "AgeingMonitor.Analytics";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Adds a gauge that is read when it is asked for.</summary>
    public static void Observe(string name, string unit, string description, Func<IEnumerable<Measurement<double>>> read) => Meter.CreateObservableGauge(name, read, unit, description);

    public static readonly Counter<long> Packs = Meter.CreateCounter<long>("ageing.analytics.packs", "{pack}", "Packs worked through in order.");
    public static readonly Counter<long> Repeats = Meter.CreateCounter<long>("ageing.analytics.repeats", "{pack}", "Packs whose place had been passed.");
    public static readonly Counter<long> Strangers = Meter.CreateCounter<long>("ageing.analytics.strangers", "{pack}", "Packs of a kit that was never in the home.");
    public static readonly Counter<long> Late = Meter.CreateCounter<long>("ageing.analytics.late_observations", "{observation}", "Observations passed by because they were late.");
    public static readonly Counter<long> Artefacts = Meter.CreateCounter<long>("ageing.analytics.artefacts", "{observation}", "Vital signs held back as artefacts, by reason.");
    public static readonly Counter<long> Raised = Meter.CreateCounter<long>("ageing.analytics.alerts_raised", "{alert}", "New alerts, by rule.");
    public static readonly Counter<long> CaughtUp = Meter.CreateCounter<long>("ageing.analytics.catch_up_packs", "{pack}", "Packs read again from the ledger.");
    public static readonly Counter<long> SnapshotConflicts = Meter.CreateCounter<long>("ageing.analytics.snapshot_conflicts", "{snapshot}", "Snapshots refused because another grain had saved.");
    public static readonly Counter<long> AlertFaults = Meter.CreateCounter<long>("ageing.analytics.alert_faults", "{attempt}", "Attempts to save an alert that failed.");
    public static readonly Counter<long> ShadowFaults = Meter.CreateCounter<long>("ageing.analytics.shadow_faults", "{shadow}", "Shadow models that threw and were stopped in a home, by model.");
    public static readonly Counter<long> ListLost = Meter.CreateCounter<long>("ageing.analytics.list_entries_lost", "{entry}", "Entries of the daily list given up because the care database did not take them for long.");
    public static readonly UpDownCounter<long> Buffered = Meter.CreateUpDownCounter<long>("ageing.analytics.buffered", "{pack}", "Packs held because an earlier one is missing.");
    public static readonly Histogram<double> DetectionTime = Meter.CreateHistogram<double>("ageing.analytics.detection_time", "s", "Time to work on one pack.");

    /// <summary>Counts what was held back in a pack, by reason.</summary>
    public static void Count(in ArtefactCounts held)
    {
        if (held.Total == 0)
        {
            return;
        }

        Add(held.NotWorn, "not-worn");
        Add(held.Fault, "fault");
        Add(held.Pair, "pair");
        Add(held.Jump, "jump");
        Add(held.WeakPulse, "weak-pulse");
        Add(held.Stuck, "stuck");

        static void Add(int count, string reason)
        {
            if (count > 0)
            {
                Artefacts.Add(count, new KeyValuePair<string, object?>("reason", reason));
            }
        }
    }
}
