using AgeingMonitor.Care.Alerts;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Postgres;
using AgeingMonitor.Care.Database.Sqlite;
using AgeingMonitor.Care.Flags;
using AgeingMonitor.Care.Homes;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Care.People;
using AgeingMonitor.Care.Quarantines;
using AgeingMonitor.Care.Snapshots;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Care;

/// <summary>Adds the care database.</summary>
public static class CareServiceCollectionExtensions
{
    /// <summary>
    /// The directories, the alert journal, snapshots, quarantine, people and the access log, on the engine that section <c>Care</c> names.
    /// Call <see cref="ICareDatabase.PrepareAsync"/> before anything else. Sign-in by password is Identity's: the dashboard adds
    /// <c>AddIdentityCore&lt;CareUser&gt;().AddSignInManager()</c> and its cookies.
    /// </summary>
    public static IServiceCollection AddCare(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CareOptions>().Bind(configuration.GetSection(CareOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreateEngine);
        services.TryAddSingleton<CareTransactions>();
        services.TryAddSingleton<CareMetrics>();
        services.TryAddSingleton<HomeDirectory>();
        services.TryAddSingleton<KitDirectory>();
        services.TryAddSingleton<TeamAccess>();
        services.TryAddSingleton<ICareDatabase, CareDatabase>();
        services.TryAddSingleton<IHomeDirectory>(provider => provider.GetRequiredService<HomeDirectory>());
        services.TryAddSingleton<IKitDirectory>(provider => provider.GetRequiredService<KitDirectory>());
        services.TryAddSingleton<ITeamAccess>(provider => provider.GetRequiredService<TeamAccess>());
        services.TryAddSingleton<INameDirectory, NameDirectory>();
        services.TryAddSingleton<IProvisioning, Provisioning>();
        services.TryAddSingleton<IKitRegistry, KitRegistry>();
        services.TryAddSingleton<IKitEnrolment, KitEnrolment>();
        services.TryAddSingleton<IAlertJournal, AlertJournal>();
        services.TryAddSingleton<IDailyList, DailyList>();
        services.TryAddSingleton<ICapacityAssessments, CapacityStore>();
        services.TryAddSingleton<ICapacityWeeks, CapacityWeeks>();
        services.TryAddSingleton<IKitConfigurations, KitConfigurations>();
        services.TryAddSingleton<IKitCommands, KitCommands>();
        services.TryAddSingleton<IKitStates, KitStates>();
        services.TryAddSingleton<IWalkTests, WalkTests>();
        services.TryAddSingleton<ISnapshotStore, SnapshotStore>();
        services.TryAddSingleton<IQuarantine, Quarantine>();
        services.TryAddSingleton<IUserDirectory, UserDirectory>();
        services.TryAddSingleton<ISignInLinks, SignInLinks>();
        services.TryAddSingleton<IAccessLog, AccessLog>();
        services.AddIdentity();
        return services;
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.TryAddScoped(provider => provider.GetRequiredService<CareEngine>().CreateContext());
        services.AddIdentityCore<CareUser>(options =>
            {
                // Length instead of composition, and a lock-out instead of a wait: NIST SP 800-63B sections 5.1.1 and 5.2.2.
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.AllowedForNewUsers = true;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version2;
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<CareDbContext>();
    }

    private static CareEngine CreateEngine(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CareOptions>>().Value;
        var loggers = provider.GetRequiredService<ILoggerFactory>();
        return options.Kind == CareDatabaseKind.Postgres
            ? new PostgresEngine(options.ConnectionString!, options.PasswordFile, loggers)
            : new SqliteEngine(options.Path, provider.GetRequiredService<TimeProvider>(), loggers);
    }
}
