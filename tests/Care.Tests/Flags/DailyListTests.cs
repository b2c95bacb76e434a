using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Tests.Flags;

public abstract class DailyListTests(TestEngine engine) : CareSuite(engine)
{
    private IDailyList List => Care.Get<IDailyList>();

    [Fact]
    public async Task Add_Twice_IsThereOnceWithItsStrongerFinding()
    {
        var flag = Flag("a", "2026-02-27", 2);
        await ProvisionAsync("a");

        Assert.True(await List.AddAsync(flag, Token));
        Assert.False(await List.AddAsync(flag with { Score = 9 }, Token));
        Assert.False(await List.AddAsync(flag with { Score = 5, Reasons = [new("autre", "other")] }, Token));

        var read = Assert.Single(await List.ListAsync(Plans.Team, TimeRange.Always, Token));
        Assert.Equal(flag.During, read.During);
        Assert.Equal(9, read.Score);
        Assert.Equal(flag.Reasons, read.Reasons);
    }

    [Fact]
    public async Task List_OfATeam_HoldsItsHomesLatestAndHighestFirst()
    {
        await ProvisionAsync("a");
        await ProvisionAsync("b");
        foreach (var flag in new[] { Flag("a", "2026-02-26", 9), Flag("a", "2026-02-27", 2), Flag("b", "2026-02-27", 3), Flag("stranger", "2026-02-27", 5) })
        {
            await List.AddAsync(flag, Token);
        }

        Assert.Equal([3.0, 2.0, 9.0], (await List.ListAsync(Plans.Team, TimeRange.Always, Token)).Select(flag => flag.Score));
        Assert.Equal([3.0, 2.0], (await List.ListAsync(Plans.Team, Plans.From("2026-02-27T12:00:00Z"), Token)).Select(flag => flag.Score));
        Assert.Empty(await List.ListAsync(Plans.OtherTeam, TimeRange.Always, Token));
    }

    [Fact]
    public async Task Add_EightAtOnce_OneIsNew()
    {
        await ProvisionAsync("a");
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => List.AddAsync(Flag("a", "2026-02-27", 2), Token))));
        Assert.Single(added, isNew => isNew);
    }

    private static DayFlag Flag(string home, string day, double score) => new()
    {
        Home = Plans.Home(home).Home,
        Detector = "routine",
        Subject = AlertSubject.Household,
        During = new TimeRange(Plans.At(day + "T00:00:00Z"), Plans.At(day + "T00:00:00Z") + TimeSpan.FromDays(1)),
        Score = score,
        Limit = 1.5,
        Reasons = [new("Repas : 1 (d’habitude 3)", "Meals: 1 (usually 3)")],
    };

    private async Task ProvisionAsync(string home)
    {
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "team", Token);
        await Care.Get<IProvisioning>().EnsureHomeAsync(Plans.Home(home), Plans.NoIdentities, null, Token);
    }

    public sealed class OnSqlite() : DailyListTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : DailyListTests(server);
}
