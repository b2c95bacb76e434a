using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Detection.Nights;

/// <summary>Nights of any kind, over a change of the clocks: whatever the sensors say, in whatever order.</summary>
public sealed class NightPropertyTests
{
    private static readonly Dictionary<KitId, KitPosition> Nowhere = new() { [TestHome.Kit] = KitPosition.Start };
    private static readonly string[] Rules = [AlertRules.NightOut, AlertRules.BedNotReturned, AlertRules.NightWandering];

    [Fact]
    public void Nights_SavedAndRestoredAnywhere_TellTheSame() =>
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var packs = Nights(seed);
                var (raised, listed, state) = Run(packs, _ => false);
                var random = new Random(seed);
                var cut = Run(packs, _ => random.Next(60) == 0);

                Assert.Equal(raised, cut.Raised);
                Assert.Equal(listed, cut.Listed);
                Assert.Equal(state, cut.State);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 40);

    [Fact]
    public void Nights_OfAnything_TellEachEpisodeOnceAndNeverBeforeItBegan()
    {
        var told = 0;
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var raised = new List<AlertDraft>();
                var analysis = new HomeAnalysis(NightHome.Plan(), new());
                foreach (var pack in Nights(seed))
                {
                    analysis.Process(pack, raised);
                    if (analysis.LastNight is { } night)
                    {
                        Assert.True(night.From < night.To && night.To - night.From <= 26 * 3_600_000_000L, $"{night}");
                        Assert.True(night.Out >= 0 && night.InBed >= 0 && night.LongestOut <= night.Out && night.ToiletVisits <= night.Interruptions, $"{night}");
                    }
                }

                var ours = raised.Where(alert => Rules.Contains(alert.Rule)).ToList();
                Interlocked.Add(ref told, ours.Count);
                Assert.Equal(ours.Count, ours.Select(alert => alert.Id).Distinct().Count());
                Assert.All(ours, alert => Assert.True(alert.EpisodeStart < alert.RaisedAt && alert.Evidence.Count > 0));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 40);
        Assert.True(told > 3, $"only {told} alerts");
    }

    private static (List<string> Raised, List<string> Listed, string State) Run(List<Pack> packs, Func<int, bool> isCut)
    {
        var raised = new List<AlertDraft>();
        var listed = new List<DayFlag>();
        var analysis = new HomeAnalysis(NightHome.Plan(), new());
        for (var i = 0; i < packs.Count; i++)
        {
            analysis.Process(packs[i], raised);
            listed.AddRange(analysis.TakeFlags());
            if (isCut(i))
            {
                Assert.True(HomeAnalysis.TryRestore(NightHome.Plan(), new(), analysis.Save(Nowhere), out analysis, out _));
            }
        }

        return (
            [.. raised.Where(alert => Rules.Contains(alert.Rule)).Select(alert => $"{alert.Id} {alert.RaisedAt} {alert.Summary.French} {alert.Summary.English} {string.Join(';', alert.Evidence)}")],
            [.. listed.Where(flag => flag.Detector == "night").Select(flag => $"{flag.During} {flag.Score} {flag.Limit} {string.Join(';', flag.Reasons.Select(reason => reason.French))}")],
            Convert.ToBase64String(analysis.Save(Nowhere)[0].State));
    }

    /// <summary>Four days over the change to summer time: quiet and busy stretches of any sensor saying anything, times within two minutes before and after the seal, silences of the kit.</summary>
    private static List<Pack> Nights(int seed)
    {
        var random = new Random(seed);
        (SensorId Sensor, QuantityDefinition Quantity)[] says =
        [
            (NightHome.Bed, Quantities.BedOccupancy), (NightHome.Bed, Quantities.BedMovement), (NightHome.Bedroom, Quantities.Motion), (NightHome.Hall, Quantities.Motion), (NightHome.Bathroom, Quantities.Motion),
            (NightHome.Living, Quantities.Motion), (NightHome.Door, Quantities.Contact), (NightHome.Chair, Quantities.ChairOccupancy), (NightHome.Hall, Quantities.SensorFault), (TestHome.Wrist, Quantities.Steps),
        ];
        var now = TestHome.Local("2026-03-27 18:00");
        var until = now + TimeSpan.FromDays(4);
        var packs = new List<Pack>();
        var busy = 0.3;
        while (now < until)
        {
            now += random.Next(400) == 0 ? TimeSpan.FromHours(random.Next(1, 30)) : TimeSpan.FromMinutes(1);
            busy = random.Next(40) == 0 ? random.NextDouble() * random.NextDouble() : busy;
            packs.Add(new()
            {
                Key = new(TestHome.Kit, 1, Lane.Obs, packs.Count + 1),
                SealedAt = now,
                ReceivedAt = now,
                Clock = new(ClockState.Synced, null),
                Observations = [.. Enumerable.Range(0, random.NextDouble() < busy ? 3 : 0).Select(_ => Observe())],
            });
        }

        return packs;

        Observation Observe()
        {
            var (sensor, quantity) = says[random.Next(says.Length)];
            var value = ReferenceEquals(quantity, Quantities.SensorFault) ? (random.Next(20) == 0 ? 1 : 0) : random.Next(3) - (quantity.Minimum < 0 ? 1 : 0);
            return new(sensor, quantity, now - TimeSpan.FromSeconds(random.Next(-120, 120)), ObservedValue.Of(value));
        }
    }
}
