using System.Net;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Tests.World;
using AgeingMonitor.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace AgeingMonitor.Dashboard.Tests.Pages;

/// <summary>The dashboard on the real care database: composed as the server composes it, grains and store excepted.</summary>
public sealed class CareDatabaseTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private readonly string folder = Directory.CreateTempSubdirectory("ageing-dashboard-").FullName;
    private readonly FakeTeamGrain grain = new();
    private readonly MemoryStore store = new();
    private WebApplication app = null!;
    private Uri address = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Care:Kind", "sqlite"), new("Care:Path", Path.Combine(folder, "care.db"))]);
        var factory = Substitute.For<IGrainFactory>();
        factory.GetGrain<ICareTeamGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(grain);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(factory).AddSingleton<IObservationStore>(store);
        builder.Services.AddCare(builder.Configuration).AddDashboard(builder.Configuration);
        app = builder.Build();
        app.MapDashboard();
        await app.Services.GetRequiredService<ICareDatabase>().PrepareAsync(Stop);
        await app.StartAsync(Stop);
        address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task SignIn_ByPasswordOrLink_ShowsNamesAndRecordsLooks()
    {
        var (user, home) = await ProvisionAsync();
        var link = await app.Services.GetRequiredService<ISignInLinks>().CreateAsync(user.Id, Stop);
        using var byPassword = new Reader(address);
        using var byLink = new Reader(address);

        var password = await byPassword.PostAsync("/sign-in", "/sign-in/password", ("userName", "anna"), ("password", Password));
        var confirmed = await byLink.PostAsync($"/sign-in/link?token={link.Token}", "/sign-in/link/use", ("token", link.Token));

        Assert.Equal("/", password.Headers.Location?.OriginalString);
        Assert.Equal("/", confirmed.Headers.Location?.OriginalString);
        foreach (var reader in new[] { byPassword, byLink })
        {
            var html = WebUtility.HtmlDecode(await reader.ReadAsync("/"));
            Assert.Contains("Jeanne Martin", html);
            Assert.Contains("Logement 1", html);
            Assert.Contains("Anna Blanc", html);
            await reader.ReadAsync($"/residents/{home.Residents[0].Resident}");
        }

        var looks = await app.Services.GetRequiredService<IAccessLog>().ListAsync(home.Residents[0].Resident, 10, Stop);
        Assert.Equal([user.Id, user.Id], looks.Select(l => l.UserId));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_BlocksTheAccount()
    {
        await ProvisionAsync();
        using var reader = new Reader(address);
        for (var i = 0; i < 5; i++)
        {
            await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", "anna"), ("password", "wrong wrong wrong"));
        }

        var answer = await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", "anna"), ("password", Password));

        Assert.StartsWith("/sign-in?failed=password", answer.Headers.Location?.OriginalString);
    }

    private async Task<(CareUser User, HomePlan Home)> ProvisionAsync()
    {
        var plan = new MemoryCare(TimeProvider.System).Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var provisioning = app.Services.GetRequiredService<IProvisioning>();
        await provisioning.EnsureTeamAsync(Homes.TeamA, "Équipe A", Stop);
        var identities = new Dictionary<ResidentId, ResidentIdentity> { [plan.Residents[0].Resident] = new("Jeanne", "Martin", new DateOnly(1938, 4, 12)) };
        await provisioning.EnsureHomeAsync(plan, identities, "Logement 1", Stop);
        var users = app.Services.GetRequiredService<IUserDirectory>();
        var created = await users.CreateAsync(new NewUser("anna", "Anna Blanc", [CareRoles.Nurse], Password: Password), Stop);
        Assert.NotNull(created.User);
        await users.JoinTeamAsync(created.User.Id, Homes.TeamA, CareRoles.Nurse, TimeRange.Always, Stop);
        grain.Publish(plan.Tile(Instant.Now(TimeProvider.System)));
        return (created.User, plan);
    }
}
