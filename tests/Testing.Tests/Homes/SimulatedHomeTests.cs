using System.Globalization;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Homes;

[Collection(nameof(MachineSettings))]
public sealed class SimulatedHomeTests
{
    /// <summary>Both clock changes of Paris, one of Auckland, and days on which nothing of the kind happens.</summary>
    public static TheoryData<string, string> Days => new()
    {
        { "Europe/Paris", "2026-03-29" },
        { "Europe/Paris", "2026-10-25" },
        { "Pacific/Auckland", "2026-04-05" },
        { "America/New_York", "2026-11-01" },
        { "Asia/Kolkata", "2026-06-21" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void Between_AnyCut_GivesTheSameAsTheWhole(string timeZone, string day)
    {
        var middle = Instant.From(DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        var (from, to) = (middle - TimeSpan.FromHours(30), middle + TimeSpan.FromHours(30));
        var whole = new SimulatedHome(TestHomes.Options(3, timeZone)).Between(from, to);
        var random = new SeededRandom(1);
        for (var i = 0; i < 40; i++)
        {
            // A home of its own, asked for the later part first.
            var home = new SimulatedHome(TestHomes.Options(3, timeZone));
            var cut = new Instant(from.Microseconds + (long)(random.NextDouble() * (to.Microseconds - from.Microseconds)));
            var later = home.Between(cut, to);
            Assert.Equal(whole, [.. home.Between(from, cut), .. later]);
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Between_SlicesOfSevenMinutes_GiveTheSameAsTheWholeInOrderOfTime(string timeZone, string day)
    {
        var middle = Instant.From(DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        var (from, to) = (middle - TimeSpan.FromHours(20), middle + TimeSpan.FromHours(20));
        var home = new SimulatedHome(TestHomes.Options(5, timeZone));
        var slices = new List<Observation>();
        for (var at = from; at < to; at += TimeSpan.FromMinutes(7))
        {
            slices.AddRange(home.Between(at, Instant.Min(to, at + TimeSpan.FromMinutes(7))));
        }

        Assert.Equal(home.Between(from, to), slices);
        Assert.All(slices.Zip(slices.Skip(1)), pair => Assert.True(pair.First.MeasuredAt <= pair.Second.MeasuredAt, pair.ToString()));
    }

    [Fact]
    public void Between_HomesOfEveryKind_SayOnlyWhatTheCatalogueAndTheirBirthMessageAllow()
    {
        for (var number = 0; number < 15; number++)
        {
            var home = new SimulatedHome(TestHomes.Options(number));
            var said = home.Sensors.SelectMany(sensor => sensor.Quantities.Select(code => (sensor.Sensor, Code: code))).ToHashSet();
            var day = home.Between(TestHomes.At(0), TestHomes.At(72));

            Assert.InRange(day.Count, 3 * 3800, 3 * 6000);
            Assert.All(day, o => Assert.Contains((o.Sensor, o.Quantity.Code), said));
            Assert.All(day, o => Assert.True(o.Value.IsNumber && o.Value.Number >= o.Quantity.Minimum && o.Value.Number <= o.Quantity.Maximum, o.ToString()));
            Assert.Equal(day.Count, day.Select(o => (o.Sensor, o.Quantity, o.MeasuredAt)).Distinct().Count());
            Assert.All(home.Plan.Sensors, placed => Assert.Contains(home.Sensors, sensor => sensor.Sensor == placed.Sensor));
        }
    }

    [Fact]
    public void Between_MachineOfAnotherCultureAndTimeZone_GivesTheSame()
    {
        var expected = TestHomes.Checksum(new SimulatedHome(TestHomes.Options(1)), TestHomes.At(0), TestHomes.At(48));
        foreach (var (culture, timeZone) in (ReadOnlySpan<(string, string)>)[("fa-IR", "Pacific/Kiritimati"), ("tr-TR", "America/St_Johns")])
        {
            using var settings = new MachineSettings(culture, timeZone);
            Assert.Equal(expected, TestHomes.Checksum(new SimulatedHome(TestHomes.Options(1)), TestHomes.At(0), TestHomes.At(48)));
        }
    }

    [Fact]
    public void Between_KnownDays_AreAsInTheGoldenFile()
    {
        var lines = GoldenDays.Compute();
        if (Environment.GetEnvironmentVariable("AGEING_RENEW") == "1")
        {
            File.WriteAllText(GoldenDays.Path, string.Join('\n', lines) + "\n");
        }

        Assert.True(
            lines.SequenceEqual(File.ReadAllLines(GoldenDays.Path)),
            $"What simulated homes say has changed, and every simulation and golden log with it. If that is meant, run this test with AGEING_RENEW=1. Now:\n{string.Join('\n', lines)}");
    }

    [Fact]
    public void Create_HappeningThatTheHomeCannotHave_SaysWhich()
    {
        Happening[] wrong =
        [
            TestHomes.Happens(HappeningKinds.SensorDead, 1, 2) with { Sensor = TestHomes.Sensor("cellar") },
            TestHomes.Happens(HappeningKinds.SensorDead, 1, 2),
            TestHomes.Happens(HappeningKinds.Reading, 1, 1) with { Sensor = TestHomes.Sensor("scale"), Manner = "body-temperature" },
            TestHomes.Happens(HappeningKinds.Reading, 1, 1) with { Sensor = TestHomes.Sensor("wrist"), Manner = "fall" },
            TestHomes.Happens(HappeningKinds.Fall, 1, 2) with { Manner = "softly" },
            TestHomes.Happens(HappeningKinds.NotWorn, 1, 2) with { Sensor = TestHomes.Sensor("hall") },
            TestHomes.Happens(HappeningKinds.BatteryLow, 1, 2) with { Sensor = TestHomes.Sensor("stove") },
            TestHomes.Happens(HappeningKinds.SensorStuck, 1, 2) with { Sensor = TestHomes.Sensor("toilet-flush") },
            TestHomes.Happens(HappeningKinds.SensorStuck, 1, 2) with { Sensor = TestHomes.Sensor("pendant") },
            TestHomes.Happens(HappeningKinds.SensorChatter, 1, 2) with { Sensor = TestHomes.Sensor("scale") },
            TestHomes.Happens(HappeningKinds.Reading, 1, 1) with { Sensor = TestHomes.Sensor("thermometer"), Manner = "body-temperature", Amount = 99 },
            TestHomes.Happens(HappeningKinds.Illness, 1, 200) with { Amount = double.NaN },
            TestHomes.Happens(HappeningKinds.Visitors, 1, 2) with { Amount = 1000 },
            TestHomes.Happens(HappeningKinds.Visitors, 2, 1),
        ];
        foreach (var happening in wrong)
        {
            var thrown = Assert.Throws<ArgumentException>(() => TestHomes.Quiet(happening));
            Assert.Contains($"Happening 1 ({happening.Kind.Name})", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Between_EmptyOrBackwards_IsEmpty()
    {
        var home = TestHomes.Quiet();
        Assert.Empty(home.Between(TestHomes.At(5), TestHomes.At(5)));
        Assert.Empty(home.Between(TestHomes.At(6), TestHomes.At(5)));
    }
}
