using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>What a sensor has lost or refused and read on, by kind. Safe for several threads.</summary>
internal sealed class LossCounts
{
    private readonly long[] counts = new long[Enum.GetValues<SensorLoss>().Length];
    private long taken;

    /// <summary>All of them.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            for (var kind = 0; kind < counts.Length; kind++)
            {
                total += Interlocked.Read(ref counts[kind]);
            }

            return total;
        }
    }

    /// <summary>Counts more.</summary>
    public void Add(SensorLoss loss, int count) => Interlocked.Add(ref counts[(int)loss], count);

    /// <summary>How many since this was asked before.</summary>
    public long TakeNew()
    {
        var total = Total;
        return total - Interlocked.Exchange(ref taken, total);
    }

    /// <summary>Those that are not 0, by the word for their kind.</summary>
    public IReadOnlyDictionary<string, long> ToDictionary() => Enum.GetValues<SensorLoss>()
        .Select(kind => (Name: kind.ToString().ToLowerInvariant(), Count: Interlocked.Read(ref counts[(int)kind])))
        .Where(entry => entry.Count > 0)
        .ToDictionary(entry => entry.Name, entry => entry.Count, StringComparer.Ordinal);
}
