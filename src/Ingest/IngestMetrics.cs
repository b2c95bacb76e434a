using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AgeingMonitor.Ingest;

/// <summary>What ingest counts, on meter <c>AgeingMonitor.Ingest</c>; traces are on the activity source of the same name. Safe to share.</summary>
public sealed class IngestMetrics
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "AgeingMonitor.Ingest";

    internal static readonly ActivitySource Activities = new(Name);
    private readonly Counter<long> received;
    private readonly Counter<long> decoded;
    private readonly Counter<long> packsWritten;
    private readonly Counter<long> observationsWritten;
    private readonly Counter<long> duplicates;
    private readonly Counter<long> quarantined;
    private readonly Counter<long> resent;
    private readonly Counter<long> raisedOnReceipt;
    private readonly Counter<long> raiseFailures;
    private readonly Counter<long> deferred;
    private readonly Counter<long> acked;
    private readonly Counter<long> acksLost;
    private readonly Counter<long> answersDropped;
    private readonly Counter<long> connectionsRefused;
    private readonly Counter<long> accessDenied;
    private readonly Histogram<int> batchPacks;
    private readonly Histogram<double> writeSeconds;
    private readonly Gauge<double> lag;
    private readonly Lock gate = new();
    private readonly List<(string Stage, Func<long> Depth)> queues = [];
    private Func<long> brokerDropped = static () => 0;

    public IngestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        received = meter.CreateCounter<long>("ageing.ingest.received", "{message}", "Messages taken from the broker");
        decoded = meter.CreateCounter<long>("ageing.ingest.decoded", "{pack}", "Packs decoded and found good");
        packsWritten = meter.CreateCounter<long>("ageing.ingest.packs_written", "{pack}", "Packs durable in the store, repeats included");
        observationsWritten = meter.CreateCounter<long>("ageing.ingest.written", "{observation}", "Observations durable in the store, repeats included");
        duplicates = meter.CreateCounter<long>("ageing.ingest.duplicates", "{pack}", "Packs that the ledger already knew, where the store can tell");
        quarantined = meter.CreateCounter<long>("ageing.ingest.quarantined", "{message}", "Messages, or parts of them, that could not be taken in");
        resent = meter.CreateCounter<long>("ageing.ingest.resent", "{pack}", "Packs sent again while their first copy was still in hand, and dropped");
        raisedOnReceipt = meter.CreateCounter<long>("ageing.ingest.raised_on_receipt", "{pack}", "Calls for help that were handed to be raised before they were stored");
        raiseFailures = meter.CreateCounter<long>("ageing.ingest.raise_failures", "{attempt}", "Attempts to raise a call for help on receipt that failed; it is tried again while the pack is in hand, and raised in any case when it is handed on");
        deferred = meter.CreateCounter<long>("ageing.ingest.deferred", "{pack}", "Packs stored but not acknowledged because their home's grain was busy; the kit sends them again");
        acked = meter.CreateCounter<long>("ageing.ingest.acked", "{pack}", "Packs acknowledged");
        acksLost = meter.CreateCounter<long>("ageing.ingest.acks_lost", "{message}", "Answers that could not be handed to the broker; the kit sends again");
        answersDropped = meter.CreateCounter<long>("ageing.ingest.answers_dropped", "{message}", "Answers to commands that were dropped: to something that was never asked (unknown), for lack of room (no-room), while ingest stops (closing), or by a defect, which the log tells (failed)");
        connectionsRefused = meter.CreateCounter<long>("ageing.ingest.connections_refused", "{connection}", "Connections that the embedded broker refused");
        accessDenied = meter.CreateCounter<long>("ageing.ingest.access_denied", "{request}", "Publications and subscriptions that the embedded broker denied");
        batchPacks = meter.CreateHistogram<int>("ageing.ingest.batch", "{pack}", "Packs written at once");
        writeSeconds = meter.CreateHistogram<double>("ageing.ingest.write_duration", "s", "Time of one write to the store");
        lag = meter.CreateGauge<double>("ageing.ingest.lag", "s", "Age of the pack acknowledged last, homes in mode replay left out");
        meter.CreateObservableGauge("ageing.ingest.queue_depth", Depths, "{item}", "What waits before each stage");
        meter.CreateObservableCounter("ageing.ingest.broker_dropped", () => brokerDropped(), "{message}", "Messages that the broker dropped; above zero is an alarm");
    }

    internal void Received(string channel) => received.Add(1, new KeyValuePair<string, object?>("channel", channel));

    internal void Decoded() => decoded.Add(1);

    internal void Written(int packs, int observations, int? repeated, TimeSpan took)
    {
        batchPacks.Record(packs);
        writeSeconds.Record(took.TotalSeconds);
        packsWritten.Add(packs);
        observationsWritten.Add(observations);
        duplicates.Add(repeated ?? 0);
    }

    internal void Quarantined(string reason) => quarantined.Add(1, new KeyValuePair<string, object?>("reason", reason));

    internal void Resent() => resent.Add(1);

    internal void RaisedOnReceipt() => raisedOnReceipt.Add(1);

    internal void RaiseFailed() => raiseFailures.Add(1);

    internal void Deferred(int packs) => deferred.Add(packs);

    internal void Acked(int packs) => acked.Add(packs);

    internal void AcksLost(int messages) => acksLost.Add(messages);

    internal void Lag(TimeSpan age) => lag.Record(age.TotalSeconds);

    internal void AnswerDropped(string reason) => answersDropped.Add(1, new KeyValuePair<string, object?>("reason", reason));

    internal void ConnectionRefused(string reason) => connectionsRefused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    internal void AccessDenied(string action) => accessDenied.Add(1, new KeyValuePair<string, object?>("action", action));

    internal void WatchQueue(string stage, Func<long> depth)
    {
        lock (gate)
        {
            queues.Add((stage, depth));
        }
    }

    internal void WatchBroker(Func<long> dropped) => brokerDropped = dropped;

    private List<Measurement<long>> Depths()
    {
        lock (gate)
        {
            return queues.ConvertAll(queue => new Measurement<long>(queue.Depth(), new KeyValuePair<string, object?>("stage", queue.Stage)));
        }
    }
}
