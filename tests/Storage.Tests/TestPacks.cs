using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Storage.Tests;

/// <summary>Packs as a kit would send them.</summary>
internal static class TestPacks
{
    /// <summary>2026-03-29T00:30:00Z, half an hour before the clocks of Europe change.</summary>
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 29, 0, 30, 0, TimeSpan.Zero));

    public static readonly SensorId Wrist = SensorId.Parse("wrist");

    public static readonly QuantityDefinition Number = Quantities.HeartRate;

    public static readonly QuantityDefinition Words = Quantities.Find("posture")!;

    public static readonly QuantityDefinition Waveform = Quantities.Find("acceleration-waveform")!;

    public static Instant At(double seconds) => Start + TimeSpan.FromSeconds(seconds);

    public static SeriesKey HeartRateOf(KitId kit) => new(kit, Wrist, Number);

    public static Observation HeartRate(double seconds, double value) => new(Wrist, Number, At(seconds), ObservedValue.Of(value));

    public static Observation Posture(double seconds, string text) => new(Wrist, Words, At(seconds), ObservedValue.Of(text));

    public static Pack Obs(KitId kit, long sequence, Instant sealedAt, params Observation[] observations) => new()
    {
        Key = new PackKey(kit, 1, Lane.Obs, sequence),
        SealedAt = sealedAt,
        ReceivedAt = sealedAt + TimeSpan.FromSeconds(2),
        Clock = new ClockQuality(ClockState.Synced, 0.05),
        Observations = observations,
    };

    /// <summary>A pack sealed one second after its last observation.</summary>
    public static Pack Obs(KitId kit, long sequence, params Observation[] observations)
        => Obs(kit, sequence, observations.Max(o => o.MeasuredAt) + TimeSpan.FromSeconds(1), observations);

    /// <summary>A heart rate each second, from <paramref name="first"/> seconds on.</summary>
    public static Observation[] Beats(int first, int count) => [.. Enumerable.Range(first, count).Select(s => HeartRate(s, 60 + (s % 40)))];

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
