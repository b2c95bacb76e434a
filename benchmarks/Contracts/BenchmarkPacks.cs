using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Benchmarks.Contracts;

/// <summary>The usual pack: 50 observations of eight sensors, seconds apart.</summary>
internal static class BenchmarkPacks
{
    public const int Observations = 50;

    public static readonly KitId Kit = KitId.Derive("benchmark");

    public static readonly Instant SealedAt = new(1_772_366_400_000_000);

    public static Pack Usual()
    {
        (string Sensor, QuantityDefinition Quantity, double Value)[] kinds =
        [
            ("hall", Quantities.Motion, 1), ("front-door", Quantities.Contact, 0), ("bed", Quantities.BedOccupancy, 1), ("bedroom", Quantities.RoomTemperature, 20.7),
            ("wrist", Quantities.HeartRate, 71.5), ("wrist", Quantities.OxygenSaturation, 96), ("plug", Quantities.Power, 1234.5), ("kit", Quantities.Battery, 87),
        ];
        var observations = new Observation[Observations];
        for (var i = 0; i < Observations; i++)
        {
            var (sensor, quantity, value) = kinds[i % kinds.Length];
            observations[i] = new Observation(SensorId.Parse(sensor), quantity, SealedAt - TimeSpan.FromMilliseconds(1001 * (Observations - i)), ObservedValue.Of(value));
        }

        return new Pack
        {
            Key = new PackKey(Kit, 3, Lane.Obs, 4711),
            SealedAt = SealedAt,
            ReceivedAt = SealedAt,
            Clock = new ClockQuality(ClockState.Synced, 0.01),
            EventsBefore = 2,
            Observations = observations,
        };
    }
}
