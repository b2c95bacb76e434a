using AgeingMonitor.Care;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Commands;
using AgeingMonitor.Ingest.Configurations;
using AgeingMonitor.Ingest.Enrolment;
using AgeingMonitor.Ingest.Pipeline;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

using Microsoft.Extensions.Options;

namespace AgeingMonitor.Ingest;

/// <summary>Brings ingest into a program.</summary>
public static class IngestServices
{
    /// <summary>Tag of the checks that decide whether the program is ready.</summary>
    public const string ReadyTag = "ready";

    /// <summary>
    /// Adds the pipeline and its broker, embedded or external as section <c>Broker</c> says. Needs an <see cref="IObservationStore"/>, an <see cref="IKitDirectory"/>, an <see cref="IQuarantine"/>
    /// and, unless an <see cref="IHomeGateway"/> is there already, an Orleans client.
    /// </summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>().Bind(configuration.GetSection(IngestOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddCertificateAuthority(configuration);
        services.AddMetrics();
        services.TryAddSingleton<IngestMetrics>();
        services.TryAddSingleton<IHomeGateway, GrainHomeGateway>();
        services.TryAddSingleton<EmbeddedBroker>();
        services.TryAddSingleton<ExternalBroker>();
        services.TryAddSingleton<IBrokerLink>(provider => provider.GetRequiredService<IOptions<BrokerOptions>>().Value.Kind == BrokerKind.Embedded
            ? provider.GetRequiredService<EmbeddedBroker>()
            : provider.GetRequiredService<ExternalBroker>());
        services.AddStages();
        services.AddHostedService<IngestService>();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", tags: [ReadyTag]).AddCheck<BrokerHealthCheck>("broker", tags: [ReadyTag]);
        return services;
    }

    /// <summary>Adds the door at which kits enrol and renew, and what makes a revocation known to brokers. Needs <see cref="AddIngest"/> and the care database.</summary>
    public static IServiceCollection AddEnrolment(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EnrolmentOptions>().Bind(configuration.GetSection(EnrolmentOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<EnrolmentDesk>();
        services.TryAddSingleton<EnrolmentServer>();
        services.AddHostedService(provider => provider.GetRequiredService<EnrolmentServer>());
        services.AddHostedService<RevocationRounds>();
        return services;
    }

    /// <summary>Adds the built-in certificate authority alone, for tools: a <see cref="CertificateAuthorityProvider"/> on the folder <c>Broker:Certificates</c>.</summary>
    public static IServiceCollection AddCertificateAuthority(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BrokerOptions>().Bind(configuration.GetSection(BrokerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CertificateAuthorityProvider>();
        return services;
    }

    private static void AddStages(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<IngestOptions>>().Value);
        services.TryAddSingleton<IngestFaults>();
        services.TryAddSingleton(provider => new CareRetry(provider.GetRequiredService<IngestFaults>().Care, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<QuarantineDesk>();
        services.TryAddSingleton<ValidateStage>();
        services.TryAddSingleton<UrgentRaise>();
        services.TryAddSingleton<IntakeStage>();
        services.TryAddSingleton<WriteStage>();
        services.TryAddSingleton<HandOnStage>();
        services.TryAddSingleton<AcknowledgeStage>();
        services.TryAddSingleton<ConfigurationRounds>();
        services.TryAddSingleton<CommandRounds>();
        services.TryAddSingleton<AnswerDesk>();
        services.TryAddSingleton<KitStateDesk>();
        services.TryAddSingleton<IngestPipeline>();
    }
}
