using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Tests.Engines;

namespace AgeingMonitor.Care.Tests.People;

public abstract class SignInLinksTests(TestEngine engine) : CareSuite(engine)
{
    private ISignInLinks Links => Care.Get<ISignInLinks>();

    [Fact]
    public async Task Redeem_Twice_SignsInOnce()
    {
        var user = await CreateUserAsync();
        var link = await Links.CreateAsync(user, Token);

        Assert.Equal(user, (await Links.RedeemAsync(link.Token, Token))!.Id);
        Assert.Null(await Links.RedeemAsync(link.Token, Token));
    }

    [Fact]
    public async Task Redeem_EightAtOnce_SignsInOnce()
    {
        var link = await Links.CreateAsync(await CreateUserAsync(), Token);
        var other = Database.Open(Clock).Get<ISignInLinks>();

        var users = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? Links : other).RedeemAsync(link.Token, Token), Token)));

        Assert.Single(users, user => user is not null);
    }

    [Theory]
    [InlineData(14.99, true)]
    [InlineData(15, false)]
    public async Task Redeem_AfterMinutes_WorksForFifteen(double minutes, bool works)
    {
        var link = await Links.CreateAsync(await CreateUserAsync(), Token);

        Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(works, await Links.RedeemAsync(link.Token, Token) is not null);
    }

    [Fact]
    public async Task Redeem_NeverGiven_IsNobody()
    {
        await Links.CreateAsync(await CreateUserAsync(), Token);

        Assert.Null(await Links.RedeemAsync("", Token));
        Assert.Null(await Links.RedeemAsync(new string('A', 43), Token));
    }

    [Fact]
    public async Task Create_UnknownUser_IsRefused() => await Assert.ThrowsAsync<InvalidOperationException>(() => Links.CreateAsync("nobody", Token));

    [Fact]
    public async Task Create_Link_HoldsARandomTokenTheDatabaseDoesNotKnow()
    {
        var user = await CreateUserAsync();
        var first = await Links.CreateAsync(user, Token);
        var second = await Links.CreateAsync(user, Token);

        Assert.NotEqual(first.Token, second.Token);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", first.Token);
        Assert.DoesNotContain(first.Token, first.ToString(), StringComparison.Ordinal);
        var stored = await Care.Get<CareTransactions>().ReadAsync(context => Task.FromResult(context.SignInLinks.Select(row => row.TokenHash).ToList()), Token);
        Assert.Equal(2, stored.Count);
        Assert.DoesNotContain(first.Token, stored);
    }

    private async Task<string> CreateUserAsync() => (await Care.Get<IUserDirectory>().CreateAsync(new NewUser("nurse", "Camille Exemple", [CareRoles.Nurse]), Token)).User!.Id;

    public sealed class OnSqlite() : SignInLinksTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : SignInLinksTests(server);
}
