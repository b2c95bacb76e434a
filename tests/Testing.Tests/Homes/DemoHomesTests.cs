using System.Globalization;
using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Tests.Homes;

public sealed class DemoHomesTests(ITestOutputHelper output)
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 20, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Create_TwelveHomes_AreClearlyFictitiousAndApart()
    {
        var homes = DemoHomes.Create();

        Assert.Equal(12, homes.Count);
        Assert.All(homes, home => Assert.StartsWith("Démo ", home.Identity.GivenName, StringComparison.Ordinal));
        Assert.All(homes, home => Assert.Equal(HomeMode.Demo, home.Home.Plan.Mode));
        Assert.Equal(12, homes.Select(home => home.Home.Kit).Distinct().Count());
        Assert.Equal(homes.Select(home => home.Home.Plan.Home), DemoHomes.Create().Select(home => home.Home.Plan.Home));
        Assert.All(homes, home => Assert.All(home.Home.Plan.Sensors, sensor => Assert.Contains(home.Home.Sensors, described => described.Sensor == sensor.Sensor)));
    }

    [Fact]
    public void Between_OneDay_HoldsAboutFiveThousandPlausibleObservations()
    {
        foreach (var home in DemoHomes.Create())
        {
            var day = home.Home.Between(Start, Start + TimeSpan.FromDays(1));

            Assert.InRange(day.Count, 4000, 6500);
            Assert.All(day, observation => Assert.True(
                observation.Quantity.IsText || (observation.Value.Number >= observation.Quantity.Minimum && observation.Value.Number <= observation.Quantity.Maximum), observation.ToString()));
            Assert.Equal(day.Count, day.Select(observation => (observation.Sensor, observation.Quantity, observation.MeasuredAt)).Distinct().Count());
            Assert.All(day, observation => Assert.Contains(home.Home.Sensors.Single(sensor => sensor.Sensor == observation.Sensor).Quantities, code => code == observation.Quantity.Code));
        }
    }

    [Fact]
    public void Between_PiecesOrWhole_OtherCulture_GivesTheSame()
    {
        // Over both clock changes of the year.
        foreach (var begin in (DateTimeOffset[])[new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero), new(2026, 10, 24, 12, 0, 0, TimeSpan.Zero)])
        {
            var (from, to) = (Instant.From(begin), Instant.From(begin.AddDays(2)));
            var whole = DemoHomes.Create()[2].Home.Between(from, to);
            var culture = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = new CultureInfo("fa-IR");
                var home = DemoHomes.Create()[2].Home;
                var pieces = new List<Observation>();
                for (var at = from; at < to; at += TimeSpan.FromMinutes(7))
                {
                    pieces.AddRange(home.Between(at, Instant.Min(to, at + TimeSpan.FromMinutes(7))));
                }

                Assert.Equal(whole, pieces);
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
            }
        }
    }

    [Fact]
    public void Between_NoStretchOfADay_IsWithoutObservations()
    {
        // Room climate comes every five minutes, on the days of a clock change too.
        var from = Instant.From(new DateTimeOffset(2026, 10, 24, 0, 0, 0, TimeSpan.Zero));
        var day = DemoHomes.Create()[0].Home.Between(from, from + TimeSpan.FromDays(2));

        Assert.All(day.Zip(day.Skip(1)), pair => Assert.True(pair.Second.MeasuredAt - pair.First.MeasuredAt < TimeSpan.FromMinutes(5), pair.ToString()));
    }

    [Fact]
    public void History_FourteenDaysOfTwelveHomes_RarelyRaisesAnAlert()
    {
        var homes = DemoHomes.Create();
        var player = new InProcessPlayer([.. homes.Select(home => home.Home.Plan)], new DetectionOptions());
        foreach (var home in homes)
        {
            Play(player, home, Start - TimeSpan.FromDays(14), Start, TimeSpan.FromMinutes(5), null);
        }

        output.WriteLine(string.Join('\n', player.Alerts.Select(alert => $"{alert.Rule} {alert.Subject} {alert.EpisodeStart} {alert.Summary.English}")));
        Assert.InRange(player.Alerts.Count, 0, 4);
    }

    [Fact]
    public void Script_FirstMinutes_RaisesFallHelpFeverAndBatteryEachInItsHome()
    {
        var homes = DemoHomes.Create();
        var player = new InProcessPlayer([.. homes.Select(home => home.Home.Plan)], new DetectionOptions());
        foreach (var home in homes)
        {
            Play(player, home, Start - TimeSpan.FromMinutes(30), Start + TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(5), new DemoScript(Start));
        }

        output.WriteLine(string.Join('\n', player.Alerts.Select(alert => $"{alert.Rule} {alert.Home} {alert.EpisodeStart} {alert.Summary.English}")));
        Assert.Equal((Home(DemoScript.FallHome), Start + TimeSpan.FromSeconds(60)), Found(AlertRules.Fall));
        Assert.Equal((Home(DemoScript.HelpHome), Start + TimeSpan.FromSeconds(90)), Found(AlertRules.HelpCall));
        Assert.Equal((Home(DemoScript.FeverHome), Start + TimeSpan.FromSeconds(120)), Found(AlertRules.VitalSign));
        Assert.Equal((Home(DemoScript.BatteryHome), Start + TimeSpan.FromSeconds(180)), Found(AlertRules.BatteryLow));

        HomeId Home(int number) => homes[number].Home.Plan.Home;
        (HomeId, Instant) Found(string rule) => player.Alerts.Where(alert => alert.Rule == rule).Select(alert => (alert.Home, alert.EpisodeStart)).Single();
    }

    private static void Play(InProcessPlayer player, DemoHome home, Instant from, Instant to, TimeSpan step, DemoScript? script)
    {
        long obs = 0, evt = 0;
        var living = script is null ? home.Home : home.Home.With(script.HappeningsOf(home.Number));
        for (var at = from; at < to; at += step)
        {
            foreach (var happening in living.EventsBetween(at, at + step))
            {
                player.Play(NewPack(home, Lane.Evt, ++evt, null, happening[^1].MeasuredAt, happening));
            }

            player.Play(NewPack(home, Lane.Obs, ++obs, evt, at + step, living.Between(at, at + step)));
        }
    }

    private static Pack NewPack(DemoHome home, Lane lane, long sequence, long? eventsBefore, Instant sealedAt, IReadOnlyList<Observation> observations) => new()
    {
        Key = new PackKey(home.Home.Kit, 1, lane, sequence),
        SealedAt = sealedAt,
        ReceivedAt = sealedAt,
        Clock = new ClockQuality(ClockState.Synced, 0.1),
        EventsBefore = eventsBefore,
        Observations = observations,
    };
}
