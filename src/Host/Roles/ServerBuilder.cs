using AgeingMonitor.Analytics.Cluster.Hosting;
using AgeingMonitor.Care;
using AgeingMonitor.Dashboard;
using AgeingMonitor.Dashboard.Installation;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Demo;
using AgeingMonitor.Host.Health;
using AgeingMonitor.Ingest;
using AgeingMonitor.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace AgeingMonitor.Host.Roles;

/// <summary>Puts the parts of a server together: the one file that shows the whole system.</summary>
internal static class ServerBuilder
{
    public static WebApplication Build(ServerSettings settings, ServerRoles roles)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Logging.AddServerLogging();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(settings.Listen, settings.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddCare(settings.Configuration);
        services.AddObservationStore(settings.Configuration);
        services.AddSingleton<StorePreparation>();
        services.AddServerHealth(roles);
        services.AddServerTelemetry();

        if (roles.HasFlag(ServerRoles.Analytics))
        {
            builder.Host.UseOrleans(silo => silo.AddAnalytics(ClusterPorts.Settle(settings.Configuration, roles)));
        }
        else
        {
            builder.Host.UseOrleansClient(client => client.AddAnalyticsClient(settings.Configuration));
        }

        if (roles.HasFlag(ServerRoles.Ingest))
        {
            services.AddIngest(settings.Configuration);
            services.AddEnrolment(settings.Configuration);
        }

        if (roles.HasFlag(ServerRoles.Dashboard))
        {
            services.AddDashboard(settings.Configuration);
            services.AddDataProtection().SetApplicationName("AgeingMonitor").PersistKeysToFileSystem(settings.Data.PrivateFolder("keys"));
            services.AddSingleton<IReportKey>(new FileReportKey(settings.Data.PrivateFolder("keys")));
        }

        if (roles.HasFlag(ServerRoles.Demo))
        {
            services.AddSingleton<DemoHomesInCare>();
            services.AddHostedService<DemoService>();
        }

        var app = builder.Build();
        app.MapServerHealth();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
        if (roles.HasFlag(ServerRoles.Dashboard))
        {
            app.MapDashboard();
        }

        return app;
    }
}
