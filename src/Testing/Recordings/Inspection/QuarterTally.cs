using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Counts by quarter of an hour. Instants that no kit can mean are left out, and so is what would make a picture of more than a lifetime. One caller at a time.</summary>
internal sealed class QuarterTally
{
    private const long Quarter = 15 * 60 * Instant.MicrosecondsPerSecond;
    private const int MostQuarters = 1_000_000;
    private readonly Dictionary<long, (long Packs, long Observations, long Activity)> quarters = [];

    public void AddPack(Instant sealedAt) => Add(sealedAt, 1, 0, 0);

    public void AddObservation(Instant measuredAt, QuantityDefinition quantity) => Add(measuredAt, 0, 1, IsActivity(quantity) ? 1 : 0);

    public IReadOnlyList<QuarterHour> ToList() => [.. quarters.OrderBy(pair => pair.Key).Select(pair => new QuarterHour(new Instant(pair.Key * Quarter), pair.Value.Packs, pair.Value.Observations, pair.Value.Activity))];

    private static bool IsActivity(QuantityDefinition quantity) => quantity is { Scope: QuantityScope.Ambient, Kind: QuantityKind.Event or QuantityKind.State };

    private void Add(Instant at, int packs, int observations, int activity)
    {
        var quarter = Math.DivRem(at.Microseconds, Quarter).Quotient;
        if (at < Instant.Epoch || (quarters.Count >= MostQuarters && !quarters.ContainsKey(quarter)))
        {
            return;
        }

        var known = quarters.GetValueOrDefault(quarter);
        quarters[quarter] = (known.Packs + packs, known.Observations + observations, known.Activity + activity);
    }
}
