using System.Collections.Concurrent;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Installation;
using AgeingMonitor.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>The dashboard on a loopback port, over a care database, a store and grains in memory.</summary>
internal sealed class DashboardWorld : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly ConcurrentDictionary<string, FakeTeamGrain> grains = new();
    private readonly WebApplication app;

    private DashboardWorld(WebApplication app, MemoryCare care, MemoryCapacity capacity, MemoryKits kits, MemoryUsers users, MemoryStore store, Wire wire, Action<Func<string, FakeTeamGrain>> connect)
    {
        (this.app, Care, Capacity, Kits, Users, Store, Wire) = (app, care, capacity, kits, users, store, wire);
        connect(TeamGrain);
    }

    public MemoryCare Care { get; }

    public MemoryCapacity Capacity { get; }

    public MemoryInstallation Installation { get; private init; } = null!;

    public MemoryConfigurations Configurations { get; private init; } = null!;

    public MemoryCommands Commands { get; private init; } = null!;

    public MemoryKits Kits { get; }

    public MemoryUsers Users { get; }

    public MemoryStore Store { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>How many addresses of ours take a form; the hub and the pages themselves are not counted.</summary>
    public int PostRoutes => app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints
        .Count(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>() is { HttpMethods: ["POST"] } && e.Metadata.GetMetadata<Microsoft.AspNetCore.SignalR.HubMetadata>() is null);

    public static async Task<DashboardWorld> StartAsync(TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        clock ??= TimeProvider.System;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Dashboard:Patience", "00:00:00.2"), new("Dashboard:BatchPeriod", "00:00:00.01"), new("Dashboard:PageLimit", "00:00:02")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        var (care, capacity, kits, users, store) = (new MemoryCare(clock), new MemoryCapacity(clock), new MemoryKits(clock), new MemoryUsers(), new MemoryStore());
        var installation = new MemoryInstallation(clock);
        Func<string, FakeTeamGrain>? teamGrain = null;
        var factory = Substitute.For<IGrainFactory>();
        factory.GetGrain<ICareTeamGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(call => teamGrain!(call.ArgAt<string>(0)));
        FakeHomeGrain? homeGrain = null;
        factory.GetGrain<IHomeGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(_ => homeGrain!);
        factory.GetGrain<IAlertGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(call =>
            AlertId.TryParse(call.ArgAt<string>(0), out var id) ? new FakeAlertGrain(id, care, home => teamGrain!(care.Plans.First(p => p.Home == home).CareTeam.Value)) : null!);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(factory);
        builder.Services.AddSingleton<IHomeDirectory>(care).AddSingleton<INameDirectory>(care).AddSingleton<ITeamAccess>(care).AddSingleton<IAccessLog>(care).AddSingleton<IAlertJournal>(care).AddSingleton<IDailyList>(care);
        var configurations = new MemoryConfigurations(clock);
        var commands = new MemoryCommands(clock);
        builder.Services.AddSingleton<IKitRegistry>(kits).AddSingleton<IKitConfigurations>(configurations).AddSingleton<IKitCommands>(commands);
        builder.Services.AddSingleton<ICapacityAssessments>(capacity).AddSingleton<ICapacityWeeks>(capacity);
        builder.Services.AddSingleton<IKitDirectory>(care).AddSingleton<IProvisioning>(care).AddSingleton<IKitStates>(installation).AddSingleton<IWalkTests>(installation).AddSingleton<IReportKey>(installation);
        builder.Services.AddSingleton<IUserDirectory>(users).AddSingleton<ISignInLinks>(users).AddSingleton<IUserStore<CareUser>>(users);
        builder.Services.AddSingleton<IObservationStore>(store);
        builder.Services.AddIdentityCore<CareUser>(o => o.Lockout.MaxFailedAccessAttempts = 3);
        builder.Services.AddDashboard(builder.Configuration);
        var app = builder.Build();
        var wire = new Wire();
        app.Use(wire.PassAsync);
        app.MapDashboard();
        var world = new DashboardWorld(app, care, capacity, kits, users, store, wire, connect => teamGrain = connect) { Installation = installation, Configurations = configurations, Commands = commands };
        homeGrain = new(world);
        await app.StartAsync();
        world.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return world;
    }

    /// <summary>What homes know of the silences of their kits' sensors, by kit.</summary>
    public ConcurrentDictionary<string, KitSilences> Silences { get; } = new();

    /// <summary>While set, homes do not answer.</summary>
    public Exception? HomeTrouble { get; set; }

    public FakeTeamGrain TeamGrain(string team) => grains.GetOrAdd(team, _ => new FakeTeamGrain());

    public FakeTeamGrain TeamGrain(CareTeamId team) => TeamGrain(team.Value);

    /// <summary>A user with a password and a membership.</summary>
    public async Task AddUserAsync(string name, CareTeamId team, string role = CareRoles.Nurse)
    {
        var user = await Users.FindAsync(name, default) ?? new CareUser { Id = name, UserName = name, DisplayName = name };
        if (!Users.Users.Contains(user))
        {
            using var scope = app.Services.CreateScope();
            var created = await scope.ServiceProvider.GetRequiredService<UserManager<CareUser>>().CreateAsync(user, Password + "A1!");
            Assert.True(created.Succeeded, string.Join(' ', created.Errors.Select(e => e.Description)));
            Care.UserNames[name] = name;
        }

        Care.Memberships.Add((name, new TeamMembership(team, "Team " + team.Value, role)));
    }

    /// <summary>A reader with cookies; signed in by the form, as a person does.</summary>
    public async Task<Reader> SignInAsync(string name, string language = "fr")
    {
        var reader = new Reader(Address);
        reader.Cookies.Add(Address, new System.Net.Cookie("am-language", language));
        var answer = await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", name), ("password", Password + "A1!"));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return reader;
    }

    /// <summary>A hub connection with the reader's cookies.</summary>
    public HubConnection Connect(Reader reader) => new HubConnectionBuilder().WithUrl(new Uri(Address, "/hub"), o => o.Cookies = reader.Cookies).Build();

    /// <summary>The way to the hub: cut, every connection breaks and none begins.</summary>
    public Wire Wire { get; }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
