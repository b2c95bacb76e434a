using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Detection.Falls;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Analytics.Tests.Home;

/// <summary>
/// The saved state of a home that has everything stays within 30 kB once the detectors remember as much as they ever do: every sensor of a simulated home, things that happen, blocks of samples of a worn accelerometer, pictures of a thermal array. The longest
/// memory of days is eight weeks, of weeks half a year.
/// </summary>
public sealed class FullHomeStateTests
{
    private const int Bound = 30_000;
    private static readonly SensorId Array = SensorId.Parse("thermal-array");

    [Fact]
    public void AHomeWithEverything_OnceItsDetectorsAreFull_StaysWithinItsBound()
    {
        var isLong = Environment.GetEnvironmentVariable("AGEING_LONG") == "1";
        var (plan, analysis, order) = Live(isLong ? 250 : 58);
        Wear(plan, analysis);
        var state = analysis.Save(new Dictionary<KitId, KitPosition> { [plan.Kits[0].Kit] = order.Position });

        var bytes = state.Sum(part => part.State.Length);
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 10_000, Bound);
        Assert.True(HomeAnalysis.TryRestore(plan, new(), state, out var restored, out var positions));
        Assert.Equal(state.Select(part => part.State), restored.Save(positions).Select(part => part.State));
    }

    private static (HomePlan Plan, HomeAnalysis Analysis, KitOrder Order) Live(int days)
    {
        // It ends before the day on which the worn sensor's samples were taken.
        var simulation = Simulation.Create(new() { Name = "full", Homes = 1, Days = days, Seed = 5, Start = new DateOnly(2026, 3, 10).AddDays(-days), Incidence = 4 });
        var home = simulation.Manifest.Homes[0];
        var plan = home with { Sensors = [.. home.Sensors, new(home.Kits[0].Kit, Array, home.Rooms[0].Id, null, TimeRange.Always)] };
        var (analysis, order, raised) = (new HomeAnalysis(plan, new()), new KitOrder(KitPosition.Start, new()), new List<AlertDraft>());
        foreach (var taped in simulation.Packs().Where(taped => taped.Pack.Key.Lane != Lane.Tick))
        {
            order.Offer(taped.Pack);
            while (order.TryNext(out var pack))
            {
                analysis.Process(pack, raised);
                analysis.TakeFlags();
                analysis.TakeWeeks();
                raised.Clear();
            }
        }

        return (plan, analysis, order);
    }

    /// <summary>A minute in which the wrist device sends samples, and the array pictures.</summary>
    private static void Wear(HomePlan plan, HomeAnalysis analysis)
    {
        foreach (var pack in WornFallTests.Packs())
        {
            var pictures = Waveform.Create(8, 0.01, 16, [.. Enumerable.Range(0, 8 * 16).Select(pixel => (short)(2_100 + (pixel % 16)))]);
            analysis.Process(
                pack with
                {
                    Key = pack.Key with { Kit = plan.Kits[0].Kit },
                    Observations = [.. pack.Observations, new(Array, Quantities.ThermalFrames, pack.SealedAt - TimeSpan.FromSeconds(1), pictures.ToValue())],
                },
                []);
        }
    }
}
