using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Battery;
using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.KitSilence;
using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Shadow;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>Options and services that silo and client are made of.</summary>
internal static class AnalyticsServices
{
    public static void AddClock(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new AnalyticsClock(provider.GetRequiredService<TimeProvider>()));
    }

    public static void AddDetection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<AnalyticsOptions>(configuration, AnalyticsOptions.Section);
        services.AddChecked<OrderOptions>(configuration, "Analytics:Order");
        services.AddChecked<VitalSignsOptions>(configuration, "Analytics:VitalSigns");
        services.AddChecked<VitalBaselineOptions>(configuration, "Analytics:VitalBaseline");
        services.AddChecked<FallOptions>(configuration, "Analytics:Falls");
        services.AddChecked<StillnessOptions>(configuration, "Analytics:Stillness");
        services.AddChecked<NightOptions>(configuration, "Analytics:Nights");
        services.AddChecked<AgitationOptions>(configuration, "Analytics:Agitation");
        services.AddChecked<News2Options>(configuration, "Analytics:News2");
        services.AddChecked<RoutineOptions>(configuration, "Analytics:Routine");
        services.AddChecked<ClimateOptions>(configuration, "Analytics:Climate");
        services.AddChecked<KitSilenceOptions>(configuration, "Analytics:KitSilence");
        services.AddChecked<SensorSilenceOptions>(configuration, "Analytics:SensorSilence");
        services.AddChecked<BatteryOptions>(configuration, "Analytics:Battery");
        services.AddChecked<BudgetOptions>(configuration, BudgetOptions.Section);
        services.AddSingleton<IValidateOptions<BudgetOptions>>(new BudgetCheck(configuration));
        services.AddChecked<ShadowOptions>(configuration, ShadowOptions.Section);
        services.AddSingleton<IValidateOptions<ShadowOptions>>(provider => new ShadowCheck(configuration, provider.GetRequiredService<IOptions<BudgetOptions>>()));
        services.TryAddSingleton(provider => new DetectionOptions
        {
            VitalSigns = provider.GetRequiredService<IOptions<VitalSignsOptions>>().Value,
            VitalBaseline = provider.GetRequiredService<IOptions<VitalBaselineOptions>>().Value,
            Falls = provider.GetRequiredService<IOptions<FallOptions>>().Value,
            Stillness = provider.GetRequiredService<IOptions<StillnessOptions>>().Value,
            Nights = provider.GetRequiredService<IOptions<NightOptions>>().Value,
            Agitation = provider.GetRequiredService<IOptions<AgitationOptions>>().Value,
            News2 = provider.GetRequiredService<IOptions<News2Options>>().Value,
            Routine = provider.GetRequiredService<IOptions<RoutineOptions>>().Value,
            Climate = provider.GetRequiredService<IOptions<ClimateOptions>>().Value,
            KitSilence = provider.GetRequiredService<IOptions<KitSilenceOptions>>().Value,
            SensorSilence = provider.GetRequiredService<IOptions<SensorSilenceOptions>>().Value,
            Battery = provider.GetRequiredService<IOptions<BatteryOptions>>().Value,
            Budget = AlarmBudget.From(provider.GetRequiredService<IOptions<BudgetOptions>>().Value),
            Shadow = ShadowModels.Load(provider.GetRequiredService<IOptions<ShadowOptions>>().Value, AlarmBudget.From(provider.GetRequiredService<IOptions<BudgetOptions>>().Value)),
            Lateness = provider.GetRequiredService<IOptions<OrderOptions>>().Value.Lateness,
        });
    }

    public static ClusterOptions AddCluster(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<ClusterOptions>(configuration, ClusterOptions.Section);
        return configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() ?? new();
    }

    private static void AddChecked<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
