using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Tihm;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Tests.Fit;

/// <summary>The homes of both sides, as firings of motion and door sensors alone.</summary>
internal static class FitHomes
{
    public const int Homes = 28, DaysEach = 56;
    public const ulong Seed = 1;

    /// <summary>Simulated homes in ordinary life, as many and as long as those of TIHM, in the same season and zone.</summary>
    public static IReadOnlyList<HomeActivity> Simulated()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var found = new List<HomeActivity>();
        for (var number = 1; number <= Homes; number++)
        {
            var home = new SimulatedHome(new SimulatedHomeOptions { Name = $"fit/{number}", Seed = Seed, Number = number, Mode = HomeMode.Replay, TimeZone = "Europe/London", CareTeam = CareTeamId.Derive("fit/team") });
            var from = Instant.From(new DateTimeOffset(2019, 4, 1, 0, 0, 0, TimeSpan.FromHours(1)));
            var firings = new List<Firing>();
            for (var day = 0; day < DaysEach; day++)
            {
                Add(firings, home.Plan, home.Kit, home.Between(from + TimeSpan.FromDays(day), from + TimeSpan.FromDays(day + 1)), zone);
            }

            found.Add(new HomeActivity(firings));
        }

        return found;
    }

    /// <summary>The homes of the data set in a folder, through the importer.</summary>
    public static async Task<IReadOnlyList<HomeActivity>> TihmAsync(string folder, string scratch, CancellationToken cancellationToken)
    {
        var result = await new TihmImporter().ImportAsync(folder, scratch, new ImportOptions(), null, cancellationToken);
        Assert.NotNull(result.Report);
        var (reader, _) = await RecordingReader.OpenAsync(scratch, cancellationToken);
        await using var recording = reader!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var plans = recording.Manifest.Homes.ToDictionary(home => home.Kits[0].Kit);
        var firings = plans.Keys.ToDictionary(kit => kit, _ => new List<Firing>());
        await foreach (var message in recording.ReadAsync(cancellationToken))
        {
            if (RecordingSummary.DecodeOf(message) is { } pack)
            {
                Add(firings[pack.Key.Kit], plans[pack.Key.Kit], pack.Key.Kit, pack.Observations, zone);
            }
        }

        return [.. firings.Values.Select(of => new HomeActivity([.. of.OrderBy(firing => firing.At)]))];
    }

    private static void Add(List<Firing> firings, HomePlan plan, KitId kit, IReadOnlyList<Observation> observations, TimeZoneInfo zone)
    {
        foreach (var observation in observations)
        {
            if ((observation.Quantity == Quantities.Motion || observation.Quantity == Quantities.Contact) && observation.Value.Number == 1)
            {
                var at = TimeZoneInfo.ConvertTime(observation.MeasuredAt.ToDateTimeOffset(), zone).DateTime;
                firings.Add(new Firing(at, observation.Sensor.Value, plan.RoomKindOf(kit, observation.Sensor, observation.MeasuredAt) ?? RoomKind.Other));
            }
        }
    }
}
