using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Care.Tests.People;

public abstract class UserDirectoryTests(TestEngine engine) : CareSuite(engine)
{
    private const string Password = "correct horse battery";

    private IUserDirectory Users => Care.Get<IUserDirectory>();

    [Fact]
    public async Task Create_WithPassword_MaySignInByIt()
    {
        var created = await Users.CreateAsync(new NewUser("nurse@example.org", "Camille Exemple", [CareRoles.Nurse, CareRoles.Coordinator], CareLanguages.English, Password), Token);

        Assert.Empty(created.Errors);
        await using var scope = Care.Scope();
        var identity = scope.ServiceProvider.GetRequiredService<UserManager<CareUser>>();
        var user = (await identity.FindByNameAsync("NURSE@example.org"))!;
        Assert.True(await identity.CheckPasswordAsync(user, Password));
        Assert.False(await identity.CheckPasswordAsync(user, Password + "!"));
        Assert.DoesNotContain(Password, user.PasswordHash!, StringComparison.Ordinal);
        Assert.Equal([CareRoles.Coordinator, CareRoles.Nurse], (await identity.GetRolesAsync(user)).Order());
        Assert.Equal((created.User!.Id, "Camille Exemple", "en"), (user.Id, user.DisplayName, user.Language));
    }

    [Fact]
    public async Task Password_WrongFiveTimes_LocksOut()
    {
        await Users.CreateAsync(new NewUser("nurse", "Camille Exemple", [CareRoles.Nurse], Password: Password), Token);
        await using var scope = Care.Scope();
        var identity = scope.ServiceProvider.GetRequiredService<UserManager<CareUser>>();
        var user = (await identity.FindByNameAsync("nurse"))!;

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.False(await identity.IsLockedOutAsync(user));
            await identity.AccessFailedAsync(user);
        }

        Assert.True(await identity.IsLockedOutAsync(user));
    }

    [Theory]
    [InlineData("nurse", "Camille", "nurse", "fr", "short")]
    [InlineData("nurse", "Camille", "nurse", "de", null)]
    [InlineData("nurse", "Camille", "king", "fr", null)]
    [InlineData("nurse", "", "nurse", "fr", null)]
    [InlineData("", "Camille", "nurse", "fr", null)]
    [InlineData("taken", "Camille", "nurse", "fr", null)]
    public async Task Create_NotAcceptable_IsRefusedInWordsAndLeavesNobody(string userName, string displayName, string role, string language, string? password)
    {
        await Users.CreateAsync(new NewUser("taken", "Dominique Exemple", [CareRoles.Carer]), Token);

        var refused = await Users.CreateAsync(new NewUser(userName, displayName, [role], language, password), Token);

        Assert.Null(refused.User);
        Assert.NotEmpty(refused.Errors);
        Assert.Single(await Users.ListAsync(Token));
    }

    [Fact]
    public async Task Create_SameNameFromTwoProcessesAtOnce_OneIsRefused()
    {
        var other = Database.Open(Clock).Get<IUserDirectory>();

        var results = await Task.WhenAll(
            Task.Run(() => Users.CreateAsync(new NewUser("nurse", "Camille Exemple", [CareRoles.Nurse]), Token), Token),
            Task.Run(() => other.CreateAsync(new NewUser("Nurse", "Camille Exemple", [CareRoles.Nurse]), Token), Token));

        Assert.Single(results, result => result.User is not null);
        Assert.Single(await Users.ListAsync(Token));
    }

    [Fact]
    public async Task Find_ByNameAndById_IsTheSame()
    {
        var created = (await Users.CreateAsync(new NewUser("nurse", "Camille Exemple", [CareRoles.Nurse]), Token)).User!;

        Assert.Equal(created.Id, (await Users.FindByNameAsync("NURSE", Token))!.Id);
        Assert.Equal("nurse", (await Users.FindAsync(created.Id, Token))!.UserName);
        Assert.Null(await Users.FindByNameAsync("nobody", Token));
        Assert.Equal(
            new Dictionary<string, string> { [created.Id] = "Camille Exemple" },
            await Care.Get<INameDirectory>().NamesOfUsersAsync([created.Id, "unknown"], Token));
    }

    [Fact]
    public async Task SetLanguage_KnownAndUnknown_SaysSo()
    {
        var user = (await Users.CreateAsync(new NewUser("nurse", "Camille Exemple", [CareRoles.Nurse]), Token)).User!;

        Assert.True(await Users.SetLanguageAsync(user.Id, CareLanguages.English, Token));
        Assert.False(await Users.SetLanguageAsync(user.Id, "de", Token));
        Assert.False(await Users.SetLanguageAsync("nobody", CareLanguages.French, Token));
        Assert.Equal("en", (await Users.FindAsync(user.Id, Token))!.Language);
    }

    [Fact]
    public async Task JoinTeam_UnknownRoleTeamUserOrEmptyTime_IsRefused()
    {
        var user = (await Users.CreateAsync(new NewUser("nurse", "Camille Exemple", [CareRoles.Nurse]), Token)).User!;
        await Care.Get<IProvisioning>().EnsureTeamAsync(Plans.Team, "Équipe Nord", Token);

        await Assert.ThrowsAsync<ArgumentException>(() => Users.JoinTeamAsync(user.Id, Plans.Team, "king", TimeRange.Always, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Users.JoinTeamAsync(user.Id, Plans.Team, CareRoles.Nurse, new TimeRange(Now, Now), Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Users.JoinTeamAsync(user.Id, CareTeamId.Derive("nobody"), CareRoles.Nurse, TimeRange.Always, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Users.JoinTeamAsync("nobody", Plans.Team, CareRoles.Nurse, TimeRange.Always, Token));
    }

    public sealed class OnSqlite() : UserDirectoryTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : UserDirectoryTests(server);
}
