using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Analytics.Evaluation.Nights;

/// <summary>Simulated people who get up at night, fall in the bathroom or the hall and lie there for three hours, and no device notices.</summary>
internal static class NightFalls
{
    private const int Homes = 20;
    private const int Days = 30;
    private static readonly DateTimeOffset FirstNight = new(2026, 3, 2, 23, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lie = TimeSpan.FromHours(3);

    /// <summary>By home, how long each lay until an alert about it; null for those of whom there was none.</summary>
    public static IReadOnlyList<IReadOnlyList<TimeSpan?>> Play(int seed)
    {
        var random = new Random(seed);
        List<IReadOnlyList<Happening>> falls = [.. Enumerable.Range(0, Homes).Select(_ => FallsOf(random))];
        var simulation = Simulation.Create(new() { Name = "night-falls", Homes = Homes, Days = Days, Seed = (ulong)seed, Start = new(2026, 3, 2), Happenings = falls });
        var homes = simulation.Manifest.Homes.Select((home, i) => (home.Kits[0].Kit, Analysis: new HomeAnalysis(home, new()), Order: new KitOrder(KitPosition.Start, new()), Raised: new List<AlertDraft>(), Falls: falls[i])).ToDictionary(home => home.Kit);
        foreach (var taped in simulation.Packs().Where(taped => taped.Pack.Key.Lane != Lane.Tick))
        {
            var home = homes[taped.Pack.Key.Kit];
            home.Order.Offer(taped.Pack);
            while (home.Order.TryNext(out var pack))
            {
                home.Analysis.Process(pack, home.Raised);
            }
        }

        return [.. homes.Values.OrderBy(home => home.Kit.Value, StringComparer.Ordinal).Select(home => home.Falls.Select(fall => DelayOf(fall, home.Raised)).ToList())];
    }

    private static TimeSpan? DelayOf(Happening fall, IReadOnlyList<AlertDraft> raised) =>
        raised.FirstOrDefault(alert => alert.Rule is AlertRules.BedNotReturned or AlertRules.Stillness && fall.During.Contains(alert.RaisedAt)) is { } alert ? alert.RaisedAt - fall.During.From : null;

    /// <summary>On every third night, at a minute between midnight and 4 h.</summary>
    private static List<Happening> FallsOf(Random random) =>
    [
        .. Enumerable.Range(0, (Days - 1) / 3)
            .Select(i => Instant.From(FirstNight.AddDays(3 * i).AddMinutes(random.Next(0, 240))))
            .Select(from => new Happening { Kind = HappeningKinds.Fall, Manner = "unnoticed", Room = random.Next(2) == 0 ? RoomKind.Bathroom : RoomKind.Hall, During = new(from, from + Lie) }),
    ];
}
