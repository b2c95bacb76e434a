using System.Diagnostics.Metrics;

namespace AgeingMonitor.Storage;

/// <summary>The figures of a store, on meter <c>AgeingMonitor.Storage</c>, each with the tag <c>store</c> (see <see cref="StorageKinds"/>).</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string Name = "AgeingMonitor.Storage";

    private readonly KeyValuePair<string, object?> store;
    private readonly Counter<long> observations;
    private readonly Counter<long> packs;
    private readonly Counter<long> repeats;
    private readonly Counter<long> refused;
    private readonly Counter<long> faults;
    private readonly Histogram<double> duration;

    public StorageMetrics(string kind)
    {
        store = new("store", kind);
        observations = Meter.CreateCounter<long>("ageing.storage.observations_written", "{observation}", "Observations made durable, repeats included.");
        packs = Meter.CreateCounter<long>("ageing.storage.packs_written", "{pack}", "Packs made durable, repeats included.");
        repeats = Meter.CreateCounter<long>("ageing.storage.packs_repeated", "{pack}", "Packs that the ledger knew already; 0 from a store that cannot tell.");
        refused = Meter.CreateCounter<long>("ageing.storage.observations_refused", "{observation}", "Observations that the store will never take; they go to quarantine.");
        faults = Meter.CreateCounter<long>("ageing.storage.faults", "{fault}", "Calls that failed because the store did not answer or had no room.");
        duration = Meter.CreateHistogram<double>("ageing.storage.write_duration", "s", "Time of a write until durable.");
    }

    public Meter Meter { get; } = new(Name);

    public void Written(int packCount, WriteResult result, TimeSpan elapsed)
    {
        observations.Add(result.Observations, store);
        packs.Add(packCount, store);
        repeats.Add(result.Repeated ?? 0, store);
        refused.Add(result.Refused.Count, store);
        duration.Record(elapsed.TotalSeconds, store);
    }

    public void Failed() => faults.Add(1, store);

    public void Dispose() => Meter.Dispose();
}
