using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>What holds for every kind of happening to residents, homes and sensors: it has an effect, and none before it.</summary>
public sealed class EveryKindTests
{
    /// <summary>The way to the place where something happens is walked before its start; never longer than this.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(3);

    public static TheoryData<string> Kinds => [.. HappeningKinds.All.Where(kind => kind.Scope != HappeningScope.Kit).Select(kind => kind.Name)];

    public static TheoryData<string> KindsWithAmount =>
        [.. HappeningKinds.All.Where(kind => kind.Scope != HappeningScope.Kit && kind.AmountUnit is not null && kind != HappeningKinds.Reading).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Happening_AnyKind_ChangesNothingBeforeItAndSomethingAfter(string name)
    {
        var happening = Example(HappeningKinds.Find(name)!);
        var (ordinary, changed) = (TestHomes.Quiet(), TestHomes.Quiet(happening));
        var begin = happening.During.From - LongestWay;

        Assert.Equal(Before(ordinary), Before(changed));
        Assert.Empty(changed.EventsBetween(Instant.MinValue, happening.During.From));
        Assert.NotEqual(All(ordinary, begin), All(changed, begin));

        // A radar hangs on the wall before it is told of.
        IEnumerable<Observation> Before(SimulatedHome home) =>
            home.Between(begin - TimeSpan.FromDays(3), begin).Where(o => happening.Kind != HappeningKinds.Radar || o.Sensor != HomeSensors.Radar);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Happening_AnyKind_IsTheSameHoweverItIsCut(string name)
    {
        var happening = Example(HappeningKinds.Find(name)!);
        var (from, to) = (happening.During.From - TimeSpan.FromHours(20), happening.During.From + TimeSpan.FromHours(40));
        var whole = TestHomes.Quiet(happening).Between(from, to);
        foreach (var hours in (ReadOnlySpan<double>)[11.37, 20, 20.0003, 25.5, 33])
        {
            var home = TestHomes.Quiet(happening);
            var cut = from + TimeSpan.FromHours(hours);
            var later = home.Between(cut, to);
            Assert.Equal(whole, [.. home.Between(from, cut), .. later]);
        }
    }

    [Fact]
    public void Happening_AllKindsAtOnce_StaysWithinTheCatalogue()
    {
        var home = TestHomes.Quiet([.. HappeningKinds.All.Where(kind => kind.Scope != HappeningScope.Kit).Select(Example)]);

        Assert.All(home.Between(TestHomes.At(-24), TestHomes.At(24 * 8)), o => Assert.True(o.Value.Number >= o.Quantity.Minimum && o.Value.Number <= o.Quantity.Maximum, o.ToString()));
    }

    [Theory]
    [MemberData(nameof(KindsWithAmount))]
    public void Happening_AsLittleOrAsMuchAsCanBe_StaysWithinTheCatalogue(string name)
    {
        var kind = HappeningKinds.Find(name)!;
        foreach (var amount in (double[])[kind.LeastAmount, kind.MostAmount])
        {
            var home = TestHomes.Quiet(Example(kind) with { Amount = amount, During = new TimeRange(TestHomes.At(0), TestHomes.At(24 * 6)) });
            Assert.All(home.Between(TestHomes.At(0), TestHomes.At(24 * 7)), o => Assert.True(o.Value.Number >= o.Quantity.Minimum && o.Value.Number <= o.Quantity.Maximum, o.ToString()));
        }
    }

    /// <summary>One happening of a kind in ordinary size, at an hour at which it makes sense, in a home that is otherwise quiet.</summary>
    internal static Happening Example(HappeningKind kind)
    {
        var from = kind.Name switch
        {
            "sleeping-in" => TestHomes.At(6.5),
            "restless-night" or "out-at-night" => TestHomes.At(25),
            "reading" or "help-call" => TestHomes.At(15.2),
            _ => TestHomes.At(14.7),
        };
        return new Happening
        {
            Kind = kind,
            During = new TimeRange(from, from + kind.UsualLength),
            Sensor = !kind.NeedsSensor ? null : TestHomes.Sensor(kind.Name switch { "reading" => "thermometer", "not-worn" => "wrist", _ => "hall" }),
            Manner = kind.Name == "reading" ? "body-temperature" : null,
            Amount = kind.Name == "reading" ? 38.4 : null,
        };
    }

    private static List<Observation> All(SimulatedHome home, Instant from) =>
        [.. home.Between(from, from + TimeSpan.FromDays(4)), .. home.EventsBetween(from, from + TimeSpan.FromDays(4)).SelectMany(pack => pack)];
}
