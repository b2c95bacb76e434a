using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>Keeps all that a driver says, and refuses what no output should be given.</summary>
public sealed class RecordedOutput : ISensorOutput
{
    private readonly Lock gate = new();
    private readonly List<Reading> readings = [];
    private readonly List<Sample> samples = [];
    private readonly Dictionary<SensorLoss, int> losses = [];
    private readonly List<string> suspicions = [];

    public IReadOnlyList<Reading> Readings => Copy(readings);

    public IReadOnlyList<Sample> Samples => Copy(samples);

    /// <summary>Reasons for which a driver did not believe its part, in order; beginnings only.</summary>
    public IReadOnlyList<string> Suspicions => Copy(suspicions);

    public int Lost(SensorLoss loss)
    {
        lock (gate)
        {
            return losses.GetValueOrDefault(loss);
        }
    }

    public IReadOnlyList<Reading> Of(QuantityDefinition quantity) => [.. Readings.Where(reading => reading.Quantity == quantity)];

    public double[] Values(QuantityDefinition quantity) => [.. Of(quantity).Select(reading => reading.Value.Number)];

    public void Say(QuantityDefinition quantity, ObservedValue value, long at, Instant? dated = null)
    {
        if (quantity.IsText ? value.IsNumber || (quantity.Texts.Count > 0 && !quantity.Texts.Contains(value.Text!)) : !value.IsNumber || value.Number < quantity.Minimum || value.Number > quantity.Maximum)
        {
            throw new InvalidOperationException($"A driver said {quantity} {value}, which is not in the catalogue's range.");
        }

        lock (gate)
        {
            readings.Add(new Reading(quantity, value, at, dated));
        }
    }

    /// <summary>What the kit takes the time to be; null while it does not know.</summary>
    public Func<long, Instant?> KitTime { get; set; } = _ => null;

    public Instant? TimeOf(long at) => KitTime(at);

    public void Suspect(string? why, long at)
    {
        Say(Quantities.SensorFault, ObservedValue.Of(why is null ? 0 : 1), at);
        lock (gate)
        {
            suspicions.AddRange(why is null ? [] : [why]);
        }
    }

    public void Accelerate(long at, double x, double y, double z)
    {
        lock (gate)
        {
            samples.Add(new Sample(at, x, y, z));
        }
    }

    public void Lose(SensorLoss loss, int count = 1)
    {
        lock (gate)
        {
            losses[loss] = losses.GetValueOrDefault(loss) + count;
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (gate)
        {
            return [.. list];
        }
    }

    public readonly record struct Reading(QuantityDefinition Quantity, ObservedValue Value, long At, Instant? Dated);

    public readonly record struct Sample(long At, double X, double Y, double Z);
}
