using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Rules;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>Keeps what it is told, event by event, and acknowledges when the test says so.</summary>
internal sealed class RecordedTeller : IEventTeller
{
    public List<RecordedEvent> Events { get; } = [];

    /// <summary>Each message as one line, <c>wrist: fall suspected</c>, in the order of the calls.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Thrown at each call; null for none.</summary>
    public Exception? Fault { get; set; }

    public RecordedEvent Last => Events[^1];

    public IToldEvent Tell(IReadOnlyList<Reading> readings, IToldEvent? before = null)
    {
        if (Fault is { } fault)
        {
            throw fault;
        }

        var told = before as RecordedEvent ?? new RecordedEvent();
        if (before is null)
        {
            Events.Add(told);
        }

        told.Readings.AddRange(readings);
        told.Messages++;
        Lines.Add($"{readings[0].Sensor}: {string.Join(", ", readings.Where(reading => reading.Quantity != Quantities.ImpactAcceleration).Select(reading => $"{reading.Quantity} {reading.Value}"))}");
        return told;
    }

    internal sealed class RecordedEvent : IToldEvent
    {
        public List<Reading> Readings { get; } = [];

        public int Messages { get; set; }

        public int Acknowledged { get; set; }

        public bool IsAcknowledged => Acknowledged == Messages;

        public void Acknowledge() => Acknowledged = Messages;
    }
}
