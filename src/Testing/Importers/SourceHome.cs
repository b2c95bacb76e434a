using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers;

/// <summary>The rows of one subject while a source is read: 24 bytes each, so that millions fit in memory and can be put in order of time. One caller at a time.</summary>
internal sealed class SourceHome(string recording, string subject)
{
    private readonly List<Row> rows = [];
    private readonly Dictionary<(string Sensor, QuantityDefinition Quantity), int> channels = [];
    private readonly List<(SensorId Sensor, QuantityDefinition Quantity)> names = [];

    public string Subject { get; } = subject;

    public HomeId Home { get; } = HomeId.Derive($"{recording}/{subject}/home");

    public KitId Kit { get; } = KitId.Derive($"{recording}/{subject}/kit");

    public ResidentId Resident { get; } = ResidentId.Derive($"{recording}/{subject}/resident");

    public IReadOnlyList<(SensorId Sensor, QuantityDefinition Quantity)> Channels => names;

    public RoomId RoomOf(RoomKind kind, string name) => RoomId.Derive($"{recording}/{Subject}/room/{kind}/{name}");

    /// <summary>First and last time of the rows so far, ties not yet moved apart; null without rows.</summary>
    public (Instant First, Instant Last)? Span { get; private set; }

    /// <summary>Keeps one value; of a text the number in the catalogue's list. A firing is what tells that the home's sensors were alive.</summary>
    public void Add(SensorId sensor, QuantityDefinition quantity, Instant at, double value, bool isFiring)
    {
        if (!channels.TryGetValue((sensor.Value, quantity), out var channel))
        {
            channels[(sensor.Value, quantity)] = channel = names.Count;
            names.Add((sensor, quantity));
        }

        Span = Span is { } span ? (Instant.Min(span.First, at), Instant.Max(span.Last, at)) : (at, at);
        rows.Add(new Row(at.Microseconds, value, rows.Count, (short)channel, isFiring));
    }

    /// <summary>Everything in order of time, rows of one instant in the order of the source, ties moved apart by the <see cref="TieRule"/>.</summary>
    public IEnumerable<(Observation Observation, bool IsFiring)> InOrder()
    {
        rows.Sort();
        var ties = new TieRule();
        var ordered = new List<Row>(rows.Count);
        foreach (var row in rows)
        {
            var (sensor, quantity) = names[row.Channel];
            ordered.Add(row with { At = ties.Apply(sensor, quantity, new Instant(row.At)).Microseconds });
        }

        ordered.Sort();
        foreach (var row in ordered)
        {
            var (sensor, quantity) = names[row.Channel];
            yield return (new Observation(sensor, quantity, new Instant(row.At), quantity.IsText ? ObservedValue.Of(quantity.Texts[(int)row.Value]) : ObservedValue.Of(row.Value)), row.IsFiring);
        }
    }

    private readonly record struct Row(long At, double Value, int Order, short Channel, bool IsFiring) : IComparable<Row>
    {
        public int CompareTo(Row other) => At != other.At ? At.CompareTo(other.At) : Order.CompareTo(other.Order);
    }
}
