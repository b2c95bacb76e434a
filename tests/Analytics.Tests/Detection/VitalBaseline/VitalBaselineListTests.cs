using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.VitalBaseline;

/// <summary>Entries of the daily list, from packs.</summary>
public sealed class VitalBaselineListTests
{
    [Fact]
    public void Day_UnlikeTheResidentsOwn_IsListedInBothLanguagesWithWhatIsUsual()
    {
        var flag = Assert.Single(Live(new(), TestHome.Wrist, (Quantities.PulseRate, day => day < 20 ? 66 + (day % 5) : 92)));

        Assert.Equal(("vital-signs", AlertSubject.Of(TestHome.Resident)), (flag.Detector, flag.Subject));
        Assert.Equal(TestHome.Local("2026-01-22 00:00"), flag.During.From);
        Assert.True(flag.Score > flag.Limit);
        Assert.Equal("Pulse rate 92 /min in the morning, usually 66 to 70 /min at that time of the day; 2 of the last 3 measured days are like this", flag.Reasons[0].English);
        Assert.Equal("Pouls 92 /min le matin, d’habitude 66 à 70 /min à ce moment du jour ; 2 des 3 derniers jours mesurés sont ainsi", flag.Reasons[0].French);
    }

    [Fact]
    public void TwoVitalSignsOfOneDay_AreOneEntry()
    {
        var flag = Assert.Single(Live(new(), TestHome.Wrist, (Quantities.PulseRate, day => day < 20 ? 66 + (day % 5) : 92), (Quantities.BodyTemperature, day => day < 20 ? 36.4 + (day % 3 * 0.1) : 38.2)));

        Assert.Equal(2, flag.Reasons.Count);
        Assert.StartsWith("Body temperature 38.2 °C in the morning, usually 36.4 to 36.6 °C", flag.Reasons[0].English, StringComparison.Ordinal);
        Assert.StartsWith("Température corporelle 38,2 °C le matin, d’habitude 36,4 à 36,6 °C", flag.Reasons[0].French, StringComparison.Ordinal);
    }

    [Fact]
    public void Device_ThatCountsSteps_SaysThatTheValueIsOfRest()
    {
        var home = new TestHome();
        var listed = new List<DayFlag>();
        for (var day = 0; day < 23; day++)
        {
            var at = TestHome.Local("2026-01-01 08:00") + TimeSpan.FromDays(day);
            home.See(TestHome.Wrist, Quantities.HeartRate, at, day < 20 ? 66 + (day % 5) : 92).See(TestHome.Wrist, Quantities.Steps, at, 4)
                .See(TestHome.Wrist, Quantities.HeartRate, at + TimeSpan.FromMinutes(2), day < 20 ? 66 + (day % 5) : 92).Seal(at + TimeSpan.FromMinutes(3));
            listed.AddRange(home.Analysis.TakeFlags());
        }

        Assert.StartsWith("Heart rate 92 /min at rest in the morning, usually 66 to 70 /min", Assert.Single(listed).Reasons[0].English, StringComparison.Ordinal);
        Assert.StartsWith("Fréquence cardiaque 92 /min au repos le matin", listed[0].Reasons[0].French, StringComparison.Ordinal);
    }

    [Fact]
    public void StuckCuff_IsNoGroundForWhatIsUsual()
    {
        Assert.Empty(Live(new(), TestHome.Cuff, (Quantities.SystolicBloodPressure, day => day < 20 ? 128 + (5 * (day % 3)) : 128)));
        var home = new TestHome();
        Live(home, TestHome.Cuff, (Quantities.SystolicBloodPressure, _ => 128));
        Assert.Equal(18, home.Outcomes.Sum(outcome => outcome.Artefacts.Stuck));
    }

    [Fact]
    public void Device_OfNobodyWhereSeveralLive_IsNobodys()
    {
        var plan = TestHome.Plan();
        plan = plan with { Residents = [.. plan.Residents, new(ResidentId.Derive("another resident"), TimeRange.Always)] };

        Assert.Empty(Live(new(plan), TestHome.Cuff, (Quantities.PulseRate, day => day < 20 ? 66 + (day % 5) : 92)));
    }

    [Fact]
    public void Device_ThatPassesToAnotherResident_BeginsAnew()
    {
        var plan = TestHome.Plan();
        var moved = TestHome.Local("2026-01-21 00:00");
        plan = plan with
        {
            Sensors = [.. plan.Sensors.Where(sensor => sensor.Sensor != TestHome.Wrist), new(TestHome.Kit, TestHome.Wrist, null, TestHome.Resident, new(Instant.MinValue, moved)), new(TestHome.Kit, TestHome.Wrist, null, ResidentId.Derive("another resident"), new(moved, Instant.MaxValue))],
        };

        Assert.Empty(Live(new(plan), TestHome.Wrist, (Quantities.PulseRate, day => day < 20 ? 66 + (day % 5) : 92)));
    }

    [Fact]
    public void Value_DatedAfterItsPack_CarriesNoDayAway()
    {
        var home = new TestHome();
        home.See(TestHome.Wrist, Quantities.PulseRate, "2027-01-01 08:00", 70).Seal("2026-01-01 00:00");
        home.Analysis.TakeFlags();

        Assert.Single(Live(home, TestHome.Wrist, (Quantities.PulseRate, day => day < 20 ? 66 + (day % 5) : 92)));
    }

    /// <summary>A month and a half of pulse, pressures and temperature with illnesses, cut anywhere.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void SavedAndRestoredAnywhere_GivesTheSameEntries(int seed)
    {
        var packs = Packs(seed);
        var undisturbed = Run(packs, _ => false);
        var random = new Random(seed);

        Assert.Contains(undisturbed, flag => flag.Detector == "vital-signs");
        Assert.Contains(undisturbed, flag => flag.Detector == "blood-pressure");
        Assert.Equal(undisturbed.Select(Words), Run(packs, _ => random.Next(4) == 0).Select(Words));

        static string Words(DayFlag flag) => $"{flag.Detector} {flag.During.From} {flag.Score} {string.Join("; ", flag.Reasons.Select(reason => reason.English))}";
    }

    private static List<DayFlag> Live(TestHome home, SensorId sensor, params (QuantityDefinition Quantity, Func<int, double> Value)[] series)
    {
        var listed = new List<DayFlag>();
        for (var day = 0; day < 23; day++)
        {
            var at = TestHome.Local("2026-01-01 08:00") + TimeSpan.FromDays(day);
            foreach (var (quantity, value) in series)
            {
                home.See(sensor, quantity, at, Math.Round(value(day), 1));
            }

            home.Seal(at).Seal(at + TimeSpan.FromHours(15));
            listed.AddRange(home.Analysis.TakeFlags().Where(flag => flag.Detector == "vital-signs"));
        }

        return listed;
    }

    private static List<Pack> Packs(int seed)
    {
        var random = new Random(seed);
        var packs = new List<Pack>();
        for (var half = 0; half < 90; half++)
        {
            var ill = half is >= 50 and < 64 ? 1 : 0;
            for (var i = 0; i < 2; i++)
            {
                var at = TestHome.Local("2026-01-01 08:00") + TimeSpan.FromHours(12 * half) + TimeSpan.FromMinutes(random.Next(40) + (2 * i));
                double Around(double centre, double width) => Math.Round(centre + (width * (random.NextDouble() - 0.5)), 1);
                Observation Of(QuantityDefinition quantity, double value) => new(TestHome.Wrist, quantity, at, ObservedValue.Of(value));
                packs.Add(new()
                {
                    Key = new(TestHome.Kit, 1, Lane.Obs, packs.Count + 1),
                    SealedAt = at,
                    ReceivedAt = at,
                    Clock = new(ClockState.Synced, null),
                    Observations =
                    [
                        Of(Quantities.PulseRate, Around(70 + (18 * ill), 10)), Of(Quantities.SystolicBloodPressure, Around(140, 12)),
                        Of(Quantities.DiastolicBloodPressure, Around(78, 6)), Of(Quantities.BodyTemperature, Around(36.5 + (1.4 * ill), 0.3)), Of(Quantities.Steps, random.Next(60)),
                    ],
                });
            }
        }

        return [.. packs.OrderBy(pack => pack.SealedAt).Select((pack, i) => pack with { Key = new(TestHome.Kit, 1, Lane.Obs, i + 1) })];
    }

    private static List<DayFlag> Run(List<Pack> packs, Func<Pack, bool> cutAfter)
    {
        var listed = new List<DayFlag>();
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        foreach (var pack in packs)
        {
            analysis.Process(pack, []);
            listed.AddRange(analysis.TakeFlags());
            if (cutAfter(pack))
            {
                var parts = analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });
                Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out analysis, out _));
            }
        }

        return listed;
    }
}
