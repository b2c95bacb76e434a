using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Home;

/// <summary>Some days of one kit made at random: quiet hours, values outside limits, silences, low batteries, faults, events on their own lane, reboots.</summary>
internal static class RandomDay
{
    private static readonly SensorId[] Sensors = [TestHome.Hall, TestHome.Bedroom, TestHome.Door, TestHome.Wrist, TestHome.Cuff];

    private static readonly (QuantityDefinition Quantity, double[] Values)[] Kinds =
    [
        (Quantities.Motion, [1]),
        (Quantities.Contact, [0, 1]),
        (Quantities.HeartRate, [35, 70, 140]),
        (Quantities.BodyTemperature, [34.5, 36.6, 39.5]),
        (Quantities.OxygenSaturation, [90, 97]),
        (Quantities.Battery, [10, 18, 90]),
        (Quantities.SensorFault, [0, 1]),
        (Quantities.RoomTemperature, [21]),
    ];

    public static List<Pack> Make(int seed)
    {
        var random = new Random(seed);
        var packs = new List<Pack>();
        var now = TestHome.Local("2026-03-28 12:00");
        var (boot, obs, evt) = (1L, 0L, 0L);
        BootEnd? after = null;
        for (var i = 0; i < 400; i++)
        {
            now += random.Next(40) == 0 ? TimeSpan.FromMinutes(random.Next(11, 200)) : TimeSpan.FromMinutes(random.Next(1, 9));
            if (obs > 0 && random.Next(60) == 0)
            {
                after = new(boot, obs, evt);
                (boot, obs, evt) = (boot + 1, 0, 0);
            }

            if (random.Next(25) == 0)
            {
                var (quantity, value) = random.Next(2) == 0 ? (Quantities.Help, ObservedValue.Of(1)) : (Quantities.Fall, ObservedValue.Of("suspected"));
                packs.Add(Make(Lane.Evt, ++evt, [new(TestHome.Wrist, quantity, now, value)]));
            }

            packs.Add(Make(Lane.Obs, ++obs, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Observe())]) with { EventsBefore = evt });
        }

        return packs;

        Observation Observe()
        {
            var (quantity, values) = Kinds[random.Next(Kinds.Length)];
            var at = now - TimeSpan.FromSeconds(random.Next(300));
            return new(Sensors[random.Next(Sensors.Length)], quantity, at, ObservedValue.Of(values[random.Next(values.Length)]));
        }

        Pack Make(Lane lane, long sequence, Observation[] observations) => new()
        {
            Key = new(TestHome.Kit, boot, lane, sequence),
            SealedAt = now,
            ReceivedAt = now,
            Clock = new(ClockState.Synced, null),
            After = after,
            Observations = observations,
        };
    }
}
