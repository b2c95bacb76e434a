using AgeingMonitor.Storage.Embedded;
using AgeingMonitor.Storage.Influx;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Storage;

/// <summary>Adds the observation store.</summary>
public static class ObservationStoreServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IObservationStore"/> as chosen by <c>Storage:Kind</c> (see <see cref="StorageOptions"/>). Its first call is <see cref="IObservationStore.PrepareAsync"/>, at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration.</param>
    public static IServiceCollection AddObservationStore(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Create);
        return services;
    }

    private static IObservationStore Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var clock = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger<IObservationStore>();
        IObservationStore store = options.Kind switch
        {
            StorageKinds.Embedded => new EmbeddedObservationStore(options.Path, clock),
            StorageKinds.Influx => new InfluxObservationStore(options.Influx, clock),
            _ => throw new NotSupportedException($"There is no store of kind '{options.Kind}'."),
        };
        return new GuardedObservationStore(store, options.Kind, clock, logger);
    }
}
