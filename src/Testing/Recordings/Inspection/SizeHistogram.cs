using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Counts payloads by size: exact percentiles in a quarter of a megabyte, however many there are. One caller at a time.</summary>
internal sealed class SizeHistogram
{
    private readonly int[] counts = new int[WireLimits.MaxMessageBytes + 1];
    private long packs, bytes, withObservations, observations;

    public void Add(int size, int observationCount)
    {
        counts[size]++;
        packs++;
        bytes += size;
        observations += observationCount;
        withObservations += observationCount > 0 ? 1 : 0;
    }

    public PackSizes? ToSizes() => packs == 0 ? null : new PackSizes(
        At(1), At((packs + 1) / 2), At(((packs * 95) + 99) / 100), At(packs), Math.Round((double)bytes / packs, 1), withObservations == 0 ? 0 : Math.Round((double)observations / withObservations, 1));

    /// <summary>The size of the pack that has this place in the order of sizes, from 1.</summary>
    private int At(long place)
    {
        var size = -1;
        for (long passed = 0; passed < place; passed += counts[size])
        {
            size++;
        }

        return size;
    }
}
