using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Tests.Alerts;
using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Care.Tests.People;

public abstract class NamesTests(TestEngine engine) : CareSuite(engine)
{
    private const string Password = "hippopotame violet";

    private static readonly HomePlan Home = Plans.Home("a");

    private static readonly Dictionary<ResidentId, ResidentIdentity> Identities = new()
    {
        [Home.Residents[0].Resident] = new ResidentIdentity("Philomène", "Castelnau", new DateOnly(1938, 11, 5)),
        [Home.Residents[1].Resident] = new ResidentIdentity("Anatole", "Castelnau-Durand", null),
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "Équipe Nord", Token);
        await Care.Get<IProvisioning>().EnsureHomeAsync(Home, Identities, "Résidence des Glycines", Token);
    }

    [Fact]
    public async Task Names_OfTeamHomeAndResident_AreFound()
    {
        var names = Assert.Single(await Care.Get<INameDirectory>().ListOfTeamAsync(Plans.Team, Token));

        Assert.Equal((Home.Home, "Résidence des Glycines"), (names.Home, names.Label));
        Assert.Equal(Identities.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal), names.Residents);
        Assert.Equivalent(names, await Care.Get<INameDirectory>().FindHomeAsync(Home.Home, Token), strict: true);
        Assert.Equal(Identities[Home.Residents[0].Resident], await Care.Get<INameDirectory>().FindResidentAsync(Home.Residents[0].Resident, Token));
        Assert.Null(await Care.Get<INameDirectory>().FindHomeAsync(HomeId.Derive("nowhere"), Token));
        Assert.Null(await Care.Get<INameDirectory>().FindResidentAsync(ResidentId.Derive("nobody"), Token));
        Assert.Empty(await Care.Get<INameDirectory>().ListOfTeamAsync(Plans.OtherTeam, Token));
    }

    [Fact]
    public async Task Names_OfOneNotYetMovedIn_AreNotShown()
    {
        Clock.SetUtcNow(new DateTimeOffset(2026, 2, 14, 0, 0, 0, TimeSpan.Zero).AddDays(30));
        var later = Home with { Residents = [Home.Residents[0], Home.Residents[1] with { During = Plans.From("2026-04-01T00:00:00Z") }] };
        await Care.Get<IProvisioning>().EnsureHomeAsync(later, Plans.NoIdentities, null, Token);

        var names = await Care.Get<INameDirectory>().FindHomeAsync(Home.Home, Token);

        Assert.Equal("Philomène", Assert.Single(names!.Residents).Value.GivenName);
        Assert.Equal("Résidence des Glycines", names.Label);
    }

    /// <summary>Everything that Care does with names, faults included, while every logger listens at its most talkative.</summary>
    [Fact]
    public async Task Logs_OfEverythingCareDoes_HoldNoNamePasswordOrToken()
    {
        var log = new CapturedLog();
        var care = Database.Open(Clock, log);
        await care.Get<ICareDatabase>().PrepareAsync(Token);
        await care.Get<IProvisioning>().EnsureTeamAsync(Plans.OtherTeam, "Équipe Castelnau", Token);
        await care.Get<IProvisioning>().EnsureHomeAsync(Home with { CareTeam = Plans.OtherTeam }, Identities.ToDictionary(pair => pair.Key, pair => pair.Value with { BirthDate = new DateOnly(1938, 11, 6) }), "Les Glycines", Token);
        var users = care.Get<IUserDirectory>();
        var user = (await users.CreateAsync(new NewUser("camille.castelnau", "Camille Castelnau", [CareRoles.Nurse], Password: Password), Token)).User!;
        await users.CreateAsync(new NewUser("camille.castelnau", "Camille Castelnau", [CareRoles.Nurse], Password: Password), Token);
        await users.JoinTeamAsync(user.Id, Plans.Team, CareRoles.Nurse, TimeRange.Always, Token);
        await users.FindByNameAsync("camille.castelnau", Token);
        await using (var scope = care.Scope())
        {
            var identity = scope.ServiceProvider.GetRequiredService<UserManager<CareUser>>();
            var known = (await identity.FindByNameAsync("camille.castelnau"))!;
            Assert.False(await identity.CheckPasswordAsync(known, "perroquet orange"));
            await identity.AccessFailedAsync(known);
        }

        var link = await care.Get<ISignInLinks>().CreateAsync(user.Id, Token);
        await care.Get<ISignInLinks>().RedeemAsync(link.Token, Token);
        await care.Get<INameDirectory>().ListOfTeamAsync(Plans.Team, Token);
        await care.Get<INameDirectory>().NamesOfUsersAsync([user.Id], Token);
        await care.Get<IAccessLog>().RecordAsync(user.Id, Home.Residents[0].Resident, "resident", Token);
        var draft = Drafts.VitalSign();
        await care.Get<IAlertJournal>().RaiseAsync(draft, Token);
        await care.Get<IAlertJournal>().ResolveAsync(draft.Id, user.Id, AlertOutcome.True, "Mme Castelnau va mieux", Token);

        // A fault with a name in the very row: a second user of the same name, behind Identity's back.
        await Assert.ThrowsAsync<CareDatabaseException>(() => care.Get<CareTransactions>().WriteAsync(
            "test",
            context =>
            {
                context.Users.Add(new CareUser { UserName = "camille.castelnau", NormalizedUserName = "CAMILLE.CASTELNAU", DisplayName = "Camille Castelnau" });
                return Task.FromResult(true);
            },
            Token));

        var texts = log.Messages.Select(message => message.Text).ToList();
        Assert.NotEmpty(texts);
        Assert.Contains(texts, text => text.Contains("INSERT INTO", StringComparison.OrdinalIgnoreCase));
        foreach (var secret in new[] { "Philomène", "Anatole", "Castelnau", "Camille", "Glycines", "1938", "hippopotame", "perroquet", link.Token, "84.0000000000001" })
        {
            Assert.DoesNotContain(texts, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        Assert.DoesNotContain("Castelnau", Identities.First().Value.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("camille", new NewUser("camille", "Camille", []).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(user.Id, user.ToString());
    }

    public sealed class OnSqlite() : NamesTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : NamesTests(server);
}
