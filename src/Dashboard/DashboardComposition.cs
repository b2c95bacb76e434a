using System.IO.Compression;
using AgeingMonitor.Care;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Capacity;
using AgeingMonitor.Dashboard.Commands;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Configurations;
using AgeingMonitor.Dashboard.DailyLists;
using AgeingMonitor.Dashboard.Endpoints;
using AgeingMonitor.Dashboard.Hubs;
using AgeingMonitor.Dashboard.Installation;
using AgeingMonitor.Dashboard.Kits;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Residents;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgeingMonitor.Dashboard;

/// <summary>Composes the dashboard into a program.</summary>
public static class DashboardComposition
{
    /// <summary>How often the hub speaks when nothing happens; pages take 8 s of silence for a lost connection.</summary>
    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Adds pages, hub and feeds. The program also has to have: the care database with Identity's stores (<see cref="CareUser"/>), an observation store,
    /// an Orleans client or silo (<see cref="IGrainFactory"/>), an <see cref="IReportKey"/>, and persisted data protection keys.
    /// </summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DashboardOptions>().Bind(configuration.GetSection(DashboardOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "am-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSignalR(o =>
        {
            o.KeepAliveInterval = HeartbeatPeriod;
            o.ClientTimeoutInterval = HeartbeatPeriod * 3;
            o.MaximumReceiveMessageSize = 16 * 1024;
        });
        // Pages carry no secret of the session beside names: form tokens are masked anew each time, and cookies do not travel with other sites' requests.
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "application/manifest+json"];
        });
        // Twice as small as the fastest level; half a second on the pages of 500 homes would be too much, 20 ms is not.
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.AddDashboardSignIn();
        services.AddSingleton<DashboardMetrics>();
        services.AddSingleton<TeamFeeds>();
        services.AddHostedService(s => s.GetRequiredService<TeamFeeds>());
        services.AddScoped(s => new Words(s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context ? Languages.Of(context) : Language.French));
        services.AddScoped<Viewer>();
        services.AddScoped<LayoutFacts>();
        services.AddScoped<AlertSteps>();
        services.AddScoped<TeamPictures>();
        services.AddScoped<InboxReader>();
        services.AddScoped<DailyListReader>();
        services.AddScoped<AlertReader>();
        services.AddScoped<HistoryReader>();
        services.AddScoped<ResidentHomes>();
        services.AddScoped<ResidentReader>();
        services.AddScoped<CapacityDoor>();
        services.AddScoped<CapacityReader>();
        services.AddScoped<CapacitySteps>();
        services.AddScoped<DueReader>();
        services.AddScoped<InstallationDoor>();
        services.AddScoped<StepWatch>();
        services.AddScoped<PlaceDesk>();
        services.AddScoped<WalkDesk>();
        services.AddScoped<ReportDesk>();
        services.AddScoped<KitDesk>();
        services.AddScoped<ConfigurationDesk>();
        services.AddScoped<CommandDesk>();
        return services;
    }

    /// <summary>Maps pages, forms, assets and the hub, with sign-in and security headers before them.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.Use(SecurityHeaders.AddAsync);
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapWebManifest();
        app.MapSignIn();
        app.MapPosts();
        app.MapPlaces();
        app.MapWalk();
        app.MapCommands();
        app.MapHub<LiveHub>("/hub", o => o.CloseOnAuthenticationExpiration = true);
        app.MapRazorComponents<App>();
        return app;
    }

    private static void AddDashboardSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        new IdentityBuilder(typeof(CareUser), typeof(IdentityRole), services).AddSignInManager();
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "am-session";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/not-found";
            o.ReturnUrlParameter = "returnUrl";
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.SlidingExpiration = true;
        });
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
    }
}
