using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Detection;

public sealed class ClimatePropertyTests
{
    private static readonly Dictionary<KitId, KitPosition> Nowhere = new() { [TestHome.Kit] = KitPosition.Start };
    private static readonly SensorId[] Sensors = [TestHome.Bedroom, TestHome.Hall, SensorId.Parse("living"), SensorId.Parse("kitchen"), SensorId.Parse("balcony")];
    private static readonly double[] Garbage = [double.MinValue, double.Epsilon, 1e300, double.MaxValue, -273.15, 85, 0];

    [Fact]
    public void Weeks_SavedAndRestoredAnywhere_GiveTheSameAlerts() =>
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var packs = Weeks(seed, 0);
                var (undisturbed, expected) = Run(packs, _ => false);
                var random = new Random(seed);
                var (raised, state) = Run(packs, _ => random.Next(40) == 0);

                Assert.Equal(undisturbed.Select(Words), raised.Select(Words));
                Assert.Equal(expected, state);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 40);

    [Fact]
    public void Weeks_OfHeatAndCold_TellALevelOfARuleOnceADayAndNoIdTwice()
    {
        var told = 0;
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var (raised, _) = Run(Weeks(seed, 0), _ => false);
                var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
                Interlocked.Add(ref told, raised.Count);

                Assert.Equal(raised.Count, raised.Select(alert => alert.Id).Distinct().Count());
                Assert.All(raised, alert => Assert.True(alert.EpisodeStart < alert.RaisedAt));
                Assert.All(raised.GroupBy(alert => (alert.Rule, alert.Priority, Hour: alert.RaisedAt.Microseconds / 3_600_000_000)), group => Assert.Single(group));
                Assert.All(raised.GroupBy(alert => alert.EpisodeStart), episode => Assert.True(episode.Count(alert => alert.Priority == AlertPriority.Low) <= 1));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 40);
        Assert.True(told > 20, $"only {told} alerts");
    }

    [Fact]
    public void Garbage_AtAnyTime_NeverThrows() =>
        Gen.Int[0, int.MaxValue].Sample(seed => Run(Weeks(seed, 3), _ => false), seed: "0N0XIzNsQ0O2", iter: 40);

    private static string Words(AlertDraft alert) => $"{alert.Id} {alert.RaisedAt} {alert.Summary.French} {alert.Summary.English} {string.Join(';', alert.Evidence)}";

    private static (List<AlertDraft> Raised, string State) Run(List<Pack> packs, Func<int, bool> isCut)
    {
        var raised = new List<AlertDraft>();
        var analysis = new HomeAnalysis(ClimateTests.Plan(), new());
        for (var i = 0; i < packs.Count; i++)
        {
            analysis.Process(packs[i], raised);
            if (isCut(i))
            {
                Assert.True(HomeAnalysis.TryRestore(ClimateTests.Plan(), new(), analysis.Save(Nowhere), out analysis, out _));
            }
        }

        return ([.. raised.Where(alert => alert.Rule is AlertRules.RoomHeat or AlertRules.RoomCold)], Convert.ToBase64String(analysis.Save(Nowhere)[0].State));
    }

    /// <summary>Twelve days of a home whose rooms drift to some temperature every day or so, with silences, faults and, of ten values, so many of garbage.</summary>
    private static List<Pack> Weeks(int seed, int garbage)
    {
        var random = new Random(seed);
        var now = TestHome.Local("2026-03-24 07:00");
        var until = now + TimeSpan.FromDays(12);
        var packs = new List<Pack>();
        var air = 20.0;
        while (now < until)
        {
            now += random.Next(100) == 0 ? TimeSpan.FromHours(random.Next(1, 60)) : TimeSpan.FromMinutes(random.Next(1, 40));
            air = random.Next(60) == 0 ? random.Next(8, 38) : air;
            packs.Add(new()
            {
                Key = new(TestHome.Kit, 1, Lane.Obs, packs.Count + 1),
                SealedAt = now,
                ReceivedAt = now,
                Clock = new(ClockState.Synced, null),
                Observations = [.. Enumerable.Range(0, 3).Select(_ => Observe())],
            });
        }

        return packs;

        Observation Observe()
        {
            var sensor = Sensors[random.Next(Sensors.Length)];
            var quantity = random.Next(200) == 0 ? Quantities.SensorFault : sensor == Sensors[^1] ? Quantities.OutdoorTemperature : Quantities.RoomTemperature;
            var value = quantity == Quantities.SensorFault ? random.Next(2) : random.Next(10) < garbage ? Garbage[random.Next(Garbage.Length)] : air + random.NextDouble() - 0.5;
            var at = now - TimeSpan.FromSeconds(random.Next(-200 * garbage, 200));
            return new(sensor, quantity, at, ObservedValue.Of(value));
        }
    }
}
